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
