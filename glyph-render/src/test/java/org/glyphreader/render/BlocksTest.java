package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glyphreader.Line;
import org.glyphreader.Pixels;
import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.layout.FlowRenderer;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Run;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Headings, lists, quotations and tables show their structure, and faces differ")
class BlocksTest {

  private static final RenderConfig SMALL = Setup.small().build();

  /** A flow being written, block by block. */
  private static final class Writer {

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();

    Writer block(Block.Kind kind, int level, String words) {
      int start = text.length();
      text.append(words);
      blocks.add(new Block(kind, level, start, text.length(), List.of()));
      text.append("\n\n");
      return this;
    }

    Layout layout(RenderConfig config) {
      return new FlowRenderer().layout(new Flow(text.toString(), blocks), config, Setup.FONTS);
    }

    List<Line> lines() {
      return Setup.layer(layout(SMALL), 0).lines();
    }
  }

  private static Writer flow() {
    return new Writer();
  }

  private static Pixels styled(String text, Run.Face face) {
    Block block =
        new Block(Block.Kind.TEXT, 0, text.length(), List.of(new Run(0, text.length(), face)));
    Flow flow = new Flow(text, List.of(block));
    RenderConfig config = Setup.small().autoCropLastPage(false).autoCropWidth(false).build();
    return new FlowRenderer().layout(flow, config, Setup.FONTS).pages().get(0).paint();
  }

  private static long ink(Pixels pixels) {
    long ink = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        ink += 255 - pixels.get(x, y, 0);
      }
    }
    return ink;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Hamburgefonstiv", "粗体的汉字", "Привет мир"})
  void boldIsHeavierAndItalicKeepsItsWeight(String text) {
    long regular = ink(styled(text, Run.Face.REGULAR));

    assertThat(ink(styled(text, Run.Face.BOLD)) / (double) regular).isBetween(1.2, 1.8);
    assertThat(ink(styled(text, Run.Face.ITALIC)) / (double) regular).isBetween(0.97, 1.03);
    assertThat(styled(text, Run.Face.ITALIC).bytes())
        .isNotEqualTo(styled(text, Run.Face.REGULAR).bytes());
  }

  @Test
  void monospacedLettersStandInColumns() {
    String text = "iiiiiiiiii WWWWWWWWWW";
    Block block =
        new Block(
            Block.Kind.TEXT,
            0,
            text.length(),
            List.of(new Run(0, text.length(), Run.Face.MONOSPACED)));
    Line line =
        Setup.layer(
                new FlowRenderer().layout(new Flow(text, List.of(block)), SMALL, Setup.FONTS), 0)
            .lines()
            .get(0);

    assertThat(line.box(0, 10).width()).isCloseTo(line.box(11, 21).width(), within(1));
  }

  private static org.assertj.core.data.Offset<Integer> within(int px) {
    return org.assertj.core.data.Offset.offset(px);
  }

  @ParameterizedTest
  @EnumSource(Run.Face.class)
  void everyFaceFitsTheLine(Run.Face face) {
    String text = "The quick brown fox jumps over the lazy dog. ".repeat(8);
    Block block =
        new Block(Block.Kind.TEXT, 0, text.length(), List.of(new Run(0, text.length(), face)));
    Layout layout = new FlowRenderer().layout(new Flow(text, List.of(block)), SMALL, Setup.FONTS);

    assertThat(Setup.layer(layout, 0).lines())
        .allSatisfy(line -> assertThat(line.box().right()).isLessThanOrEqualTo(200 - 16 + 1));
  }

  @Test
  void headingsAreLargerTheHigherTheyAre() {
    List<Line> lines =
        flow()
            .block(Block.Kind.HEADING, 1, "One")
            .block(Block.Kind.HEADING, 2, "Two")
            .block(Block.Kind.HEADING, 3, "Three")
            .block(Block.Kind.TEXT, 0, "Text")
            .lines();

    assertThat(lines).extracting(Line::fontSize).containsExactly(11.7f, 10.35f, 9f, 9f);
  }

  @Test
  void aHeadingStaysWithTheTextBelowIt() {
    String filler = "line\n".repeat(15).strip();
    Layout layout =
        flow()
            .block(Block.Kind.TEXT, 0, filler)
            .block(Block.Kind.HEADING, 1, "Heading")
            .block(Block.Kind.TEXT, 0, "below\nit")
            .layout(SMALL);

    assertThat(layout.pages()).hasSize(2);
    assertThat(Setup.layer(layout, 1).lines())
        .extracting(Line::text)
        .containsExactly("Heading", "below", "it");
  }

  @Test
  void itemsHangBehindTheirMarkerAndAreIndentedByLevel() {
    String words = "words that go on for longer than a single line of this page can hold";
    List<Line> lines =
        flow()
            .block(Block.Kind.ITEM, 1, "10. " + words)
            .block(Block.Kind.ITEM, 2, "• " + words)
            .lines();

    Line first = lines.get(0);
    Line second = lines.get(1);
    Line nested =
        lines.stream().filter(line -> line.text().startsWith("•")).findFirst().orElseThrow();
    assertThat(second.box().x()).isCloseTo(first.box(4, 5).x(), within(1));
    assertThat(nested.box().x()).isGreaterThan(first.box().x() + 8);
  }

  @Test
  void aQuotationHasABarAtItsLeft() {
    Layout layout = flow().block(Block.Kind.QUOTE, 1, "quoted words\nand more").layout(SMALL);
    Pixels page = layout.pages().get(0).paint();
    List<Line> lines = Setup.layer(layout, 0).lines();
    int left = lines.get(0).box().x();

    for (int y = lines.get(0).box().y() + 2; y < lines.get(1).baseline(); y++) {
      int darkest = 255;
      for (int x = 0; x < left - 1; x++) {
        darkest = Math.min(darkest, page.get(x, y, 0));
      }
      assertThat(darkest).as("row %d", y).isLessThan(200);
    }
  }

  @Test
  void theCellsOfATableStandInColumns() {
    Layout layout =
        flow().block(Block.Kind.TABLE, 0, "a\tlonger\tx\nlonger cell\tb\ty").layout(SMALL);
    List<Line> lines = Setup.layer(layout, 0).lines();

    assertThat(lines).extracting(Line::text).containsExactly("a\tlonger\tx", "longer cell\tb\ty");
    Line first = lines.get(0);
    Line second = lines.get(1);
    assertThat(first.box(2, 3).x()).isEqualTo(second.box(23, 24).x());
    assertThat(first.box(9, 10).x()).isEqualTo(second.box(25, 26).x());
  }

  @Test
  void cellsThatDoNotFitAreWrappedInTheirColumn() {
    List<Line> lines =
        flow()
            .block(Block.Kind.TABLE, 0, "name\tall the words that this cell has to hold\nb\tshort")
            .lines();

    assertThat(lines).extracting(Line::text).first().isEqualTo("name");
    assertThat(lines.get(2).box().x()).isEqualTo(lines.get(1).box().x());
    assertThat(lines.get(1).box().y()).isEqualTo(lines.get(0).box().y());
    Line last = lines.get(lines.size() - 1);
    assertThat(last.text()).isEqualTo("short");
    assertThat(last.box().x()).isEqualTo(lines.get(1).box().x());
  }

  @Test
  void cellsOfATableWithTooManyColumnsArePartedByASeparator() {
    List<Line> lines =
        flow()
            .block(Block.Kind.TABLE, 0, "alpha\tbeta\tgamma\tdelta\tepsilon\tzeta\teta\ttheta")
            .lines();

    assertThat(lines).hasSizeGreaterThan(1);
    assertThat(lines.get(0).text()).startsWith("alpha | beta | gamma");
  }

  @Test
  void nestedCodeIsIndentedAndMonospaced() {
    List<Line> lines =
        flow().block(Block.Kind.ITEM, 1, "• item").block(Block.Kind.CODE, 1, "iiii\nWWWW").lines();

    assertThat(lines.get(1).box().x()).isGreaterThan(lines.get(0).box().x());
    assertThat(lines.get(1).box().width()).isCloseTo(lines.get(2).box().width(), within(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1000, Integer.MAX_VALUE})
  void nestingHoweverDeepLeavesRoomForWords(int level) {
    for (Block.Kind kind : Block.Kind.values()) {
      List<Line> lines = flow().block(kind, level, "some words").lines();
      assertThat(lines).as("%s", kind).isNotEmpty();
      assertThat(lines.get(0).box().right()).isLessThanOrEqualTo(200);
    }
  }

  @Test
  void everyLineHoldsExactlyTheTextOfItsOffsetsInRandomDocuments() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      Writer flow = flow();
      for (int block = random.nextInt(8); block >= 0; block--) {
        Block.Kind kind = Block.Kind.values()[random.nextInt(Block.Kind.values().length)];
        StringBuilder words = new StringBuilder();
        for (int word = random.nextInt(40); word >= 0; word--) {
          words.append("abcdefgh一二三四", 0, 1 + random.nextInt(11));
          words.append(kind == Block.Kind.TABLE ? " \t\t \n".charAt(random.nextInt(5)) : ' ');
        }
        flow.block(kind, random.nextInt(4), words.toString());
      }
      Layout layout = flow.layout(SMALL);
      StringBuilder seen = new StringBuilder();
      for (PageSource page : layout.pages()) {
        TextLayer layer = page.textLayer().orElseThrow();
        for (Line line : layer.lines()) {
          String part = layer.text().substring(line.start(), line.end());
          assertThat(plain(line.text())).isEqualTo(plain(part));
          assertThat(line.box().right()).isLessThanOrEqualTo(page.width());
          assertThat(line.box().bottom()).isLessThanOrEqualTo(page.height());
          seen.append(part);
        }
        Pixels pixels = page.paint();
        assertThat(pixels.width()).isEqualTo(page.width());
        assertThat(pixels.height()).isEqualTo(page.height());
      }
      assertThat(plain(seen.toString())).isEqualTo(plain(flow.text.toString()));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s|]", "");
  }
}
