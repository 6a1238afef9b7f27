package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.PageSize;
import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Run;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The text layer says which words stand where")
class TextLayerTest {

  private static final String STORY = Setup.goldenText("story-mixed.txt");

  @Test
  void slicingThePagesTextGivesTheWordsOfEachLine() {
    for (String text : new String[] {STORY, Setup.goldenText("story-en.txt")}) {
      Layout layout = Setup.layout(text, Setup.small().build());
      for (PageSource page : layout.pages()) {
        TextLayer layer = page.textLayer().orElseThrow();
        for (Line line : layer.lines()) {
          String slice = layer.text().substring(line.start(), line.end());
          assertThat(slice.replaceAll("\\s+", " ")).isEqualTo(line.text().replaceAll("\\s+", " "));
        }
      }
    }
  }

  @Test
  void aVisibleNewlineMarkerIsPartOfTheWordsAndBelongsToTheLineEnd() {
    RenderConfig config =
        Setup.small().newlineMarkup("<font color=\"#FF0000\"> \\n </font>").build();
    Line line = Setup.layer(Setup.layout("one\r\ntwo", config), 0).lines().get(0);
    assertThat(line.text()).isEqualTo("one \\n two");
    assertThat(line.start()).isZero();
    assertThat(line.end()).isEqualTo("one\r\ntwo".length());
  }

  @Test
  void pagesPartitionTheText() {
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      String text = RandomText.of(random, 1500);
      Flow flow = i % 3 == 0 ? blocks(text, random) : Flow.plain(text);
      RenderConfig config =
          Setup.small()
              .pageSize(new PageSize(60 + random.nextInt(200), 50 + random.nextInt(200)))
              .lineNumbers(random.nextBoolean())
              .reflow(random.nextBoolean())
              .newlineMarkup(random.nextBoolean() ? "<br/>" : " ¶ ")
              .build();
      assertPartition(text, new FlowRenderer().layout(flow, config, Setup.FONTS));
    }
  }

  private static void assertPartition(String text, Layout layout) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < layout.pages().size(); i++) {
      assertThat(layout.pageStart(i)).isEqualTo(joined.length());
      TextLayer layer = Setup.layer(layout, i);
      int before = 0;
      for (Line line : layer.lines()) {
        assertThat(line.start()).isGreaterThanOrEqualTo(before);
        assertThat(cutsPair(layer.text(), line.start())).isFalse();
        assertThat(cutsPair(layer.text(), line.end())).isFalse();
        before = line.end();
      }
      joined.append(layer.text());
    }
    assertThat(joined.toString()).isEqualTo(text);
  }

  private static boolean cutsPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isHighSurrogate(text.charAt(offset - 1))
        && Character.isLowSurrogate(text.charAt(offset));
  }

  private static Flow blocks(String text, Random random) {
    List<Block> blocks = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(400));
      end -= cutsPair(text, end) ? 1 : 0;
      if (end > at) {
        Block.Kind kind = Block.Kind.values()[random.nextInt(2)];
        int middle = at + (end - at) / 2;
        blocks.add(new Block(kind, at, end, List.of(new Run(at, middle, 0x0000FF))));
      }
      at = Math.max(end, at + 1);
    }
    return new Flow(text, blocks);
  }

  @Test
  void theBoxOfALineHoldsItsInkAndTheBaselineIsWhereLettersStand() {
    Layout layout = Setup.layout("Hamburg\n\nxxxx", Setup.small().marginX(3).build());
    Pixels pixels = layout.pages().get(0).paint();
    Line line = Setup.layer(layout, 0).lines().get(1);
    assertThat(line.text()).isEqualTo("xxxx");
    assertThat(line.fontSize()).isEqualTo(9);
    assertThat(line.baseline()).isEqualTo(10 + 6 + 9 + 20);
    assertThat(hasInk(pixels, line.baseline() - 1)).isTrue();
    assertThat(hasInk(pixels, line.baseline())).isFalse();
    Box box = line.box();
    assertThat(box.y()).isLessThan(line.baseline() - 5);
    assertThat(box.bottom()).isGreaterThan(line.baseline());
    assertThat(box.x()).isEqualTo(9);
  }

  private static boolean hasInk(Pixels pixels, int row) {
    for (int x = 0; x < pixels.width(); x++) {
      if (pixels.get(x, row, 0) < 200) {
        return true;
      }
    }
    return false;
  }

  @Test
  void edgesSayWhereEachCodeUnitStands() {
    Layout layout = Setup.layout("ill WWW 😀 end", Setup.small().build());
    Line line = Setup.layer(layout, 0).lines().get(0);
    Box thin = line.box(0, 3);
    Box wide = line.box(4, 7);
    assertThat(thin.width()).isLessThan(10);
    assertThat(wide.width()).isGreaterThan(24);
    assertThat(wide.x()).isGreaterThanOrEqualTo(thin.right());
    assertThat(line.box(line.end() - 3, line.end()).right()).isEqualTo(line.box().right());
  }

  @Test
  void horizontalScalingMovesTheBoxesToo() {
    RenderConfig half = Setup.small().horizontalScale(0.5).build();
    Line narrow = Setup.layer(Setup.layout("Hamburgefonts", half), 0).lines().get(0);
    Line full = Setup.layer(Setup.layout("Hamburgefonts", Setup.small().build()), 0).lines().get(0);
    assertThat(narrow.box().x()).isEqualTo(full.box().x() / 2);
    assertThat(narrow.box().width()).isBetween(full.box().width() / 2, full.box().width() / 2 + 2);
  }
}
