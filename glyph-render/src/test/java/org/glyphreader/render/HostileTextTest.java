package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("No text breaks the renderer, and threads do not disturb each other")
class HostileTextTest {

  @Test
  void anyTextIsLaidOutAndPainted() {
    Random random = new Random(11);
    for (int i = 0; i < 200; i++) {
      String text = RandomText.of(random, 400);
      RenderConfig config =
          Setup.small()
              .alignment(RenderConfig.Alignment.values()[random.nextInt(4)])
              .fontSize(1 + random.nextInt(40))
              .lineHeight(1 + random.nextInt(80))
              .build();
      for (Layout layout : List.of(Setup.layout(text, config), Setup.layoutCode(text, config))) {
        for (PageSource page : layout.pages()) {
          assertThat(page.paint().width()).isEqualTo(page.width());
          assertThat(page.textLayer()).isPresent();
        }
      }
    }
  }

  @Test
  void anyCodeUnitsAreReadAndLaidOutInAnyConfiguration() {
    Random random = new Random(12);
    for (int i = 0; i < 150; i++) {
      char[] units = new char[1 + random.nextInt(900)];
      for (int k = 0; k < units.length; k++) {
        units[k] = (char) random.nextInt(random.nextBoolean() ? 0x10000 : 0x3100);
      }
      String text = new String(units);
      Layout layout = Setup.layout(text, randomConfig(random));
      int covered = 0;
      for (int page = 0; page < layout.pages().size(); page++) {
        assertThat(layout.pageStart(page)).isBetween(covered, text.length());
        covered = layout.pageStart(page);
        assertThat(layout.pages().get(page).paint().height())
            .isEqualTo(layout.pages().get(page).height());
        assertThat(layout.pages().get(page).textLayer()).isPresent();
      }
    }
  }

  private static RenderConfig randomConfig(Random random) {
    String[] fonts = {"dejavu-sans", "dejavu-sans-mono", "noto-sans-sc"};
    return Setup.small()
        .dpi(20 + random.nextInt(130))
        .fontPath("builtin:" + fonts[random.nextInt(3)])
        .fontSize(1 + random.nextInt(30))
        .lineHeight(1 + random.nextInt(40))
        .alignment(RenderConfig.Alignment.values()[random.nextInt(4)])
        .horizontalScale(0.3 + random.nextInt(15) / 10.0)
        .firstLineIndent(random.nextInt(60) - 20)
        .leftIndent(random.nextInt(30))
        .rightIndent(random.nextInt(30))
        .spaceBefore(random.nextInt(10))
        .spaceAfter(random.nextInt(10))
        .borderWidth(random.nextInt(3))
        .borderPadding(random.nextInt(3))
        .paragraphBackground(random.nextInt(0x1000000))
        .autoCropWidth(random.nextBoolean())
        .autoCropLastPage(random.nextBoolean())
        .newlineMarkup(random.nextBoolean() ? "<br/>" : "<font color=\"#FF0000\"> \\n </font>")
        .reflow(random.nextBoolean())
        .lineNumbers(random.nextInt(4) == 0)
        .build();
  }

  @Test
  void aLineOfAMillionCharactersIsLaidOutInAnySetting() {
    String words = "lighthouse keeper, ".repeat(60_000);
    String ideographs = "黄昏时分，东湖边的牧人。".repeat(84_000);
    for (String text : new String[] {words, ideographs, words.replace(" ", "")}) {
      assertThat(text).hasSizeGreaterThan(1_000_000);
      for (Layout layout :
          List.of(
              Setup.layout(text, Setup.small().reflow(true).build()),
              Setup.layoutCode(text, Setup.small().build()))) {
        int last = layout.pages().size() - 1;
        assertThat(layout.pageStart(last)).isBetween(text.length() - 2000, text.length());
        assertThat(layout.pages().get(last).paint().height()).isPositive();
      }
    }
  }

  @Test
  void millionsOfOneCharacterStayWithinTheHeap() {
    for (String unit : new String[] {"\n", "x", " ", "x ", "汉", "\t", "\uD800", "\r\n"}) {
      String text = unit.repeat(1_500_000);
      RenderConfig config = RenderConfig.builder().autoCropWidth(true).build();
      Layout layout = Setup.layout(text, config);
      assertThat(layout.pageStart(layout.pages().size() - 1)).isLessThan(text.length());
      layout.pages().get(layout.pages().size() / 2).paint();
    }
  }

  @Test
  void manyThreadsPaintTheSamePages() throws Exception {
    String text = Setup.goldenText("story-mixed.txt");
    RenderConfig config = Setup.small().fontSize(8.25).build();
    List<PageSource> expected = Setup.layout(text, config).pages();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<List<PageSource>>> tasks = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        RenderConfig own = Setup.small().fontSize(i % 2 == 0 ? 8.25 : 8.75).build();
        tasks.add(() -> Setup.layout(text, own).pages());
      }
      List<Future<List<PageSource>>> layouts = pool.invokeAll(tasks);
      for (int i = 0; i < layouts.size(); i += 2) {
        List<PageSource> found = layouts.get(i).get();
        assertThat(found).hasSameSizeAs(expected);
        for (int page = 0; page < found.size(); page += 3) {
          assertThat(found.get(page).paint().bytes()).isEqualTo(expected.get(page).paint().bytes());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
