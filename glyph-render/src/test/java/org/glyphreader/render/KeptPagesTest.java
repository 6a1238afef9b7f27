package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same text gives the same pages: the same bytes always, the same objects while it grows. */
class KeptPagesTest {

  private static final String LATIN = "The ship had sailed at dawn, and no one saw it again. ";
  private static final String HEBREW = "\u05E9\u05DC\u05D5\u05DD e\u0301t\u00E9 ";
  private static final String CHINESE = "\u6D77\u4E0A\u751F\u660E\u6708\uFF0C";

  private static GlyphEngine.Builder engine(RenderConfig config) {
    return GlyphEngine.builder().config(config);
  }

  private static String text(String piece, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(piece).append(i).append(i % 7 == 6 ? "\n" : " ");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {LATIN, HEBREW, CHINESE})
  void appendingKeepsEveryPageInFrontOfTheLastAndPaintsOnlyTheRest(String piece) {
    try (GlyphEngine engine = engine(Setup.small().build()).build();
        CompressedDocument document = engine.compress(text(piece, 420))) {
      List<Page> before = List.copyOf(document.pages());
      List<byte[]> files = before.stream().map(Page::png).toList();
      long painted = engine.pageCache().misses();
      assertThat(before).hasSizeGreaterThan(4);

      document.append(text(piece, 100));

      List<Page> after = List.copyOf(document.pages());
      for (int i = 0; i < before.size() - 1; i++) {
        assertThat(after.get(i)).isSameAs(before.get(i));
        assertThat(after.get(i).png()).isEqualTo(files.get(i));
      }
      assertThat(engine.pageCache().misses()).isEqualTo(painted);
    }
  }

  @Test
  void aGrownDocumentEqualsOneWrittenAtOnce() {
    RenderConfig config = Setup.small().build();
    String whole = text(LATIN, 200) + text(CHINESE, 200) + text(HEBREW, 100);
    try (GlyphEngine growing = engine(config).build();
        GlyphEngine atOnce = engine(config).build();
        CompressedDocument grown = growing.compress(whole.substring(0, 1));
        CompressedDocument written = atOnce.compress(whole)) {
      Random random = new Random(5);
      for (int at = 1; at < whole.length(); ) {
        int end = Math.min(whole.length(), at + 1 + random.nextInt(3000));
        grown.append(whole.substring(at, end));
        grown.pages().forEach(Page::pixels);
        at = end;
      }
      assertThat(grown.text()).isEqualTo(whole);
      assertThat(grown.pages()).hasSameSizeAs(written.pages());
      for (int i = 0; i < written.pages().size(); i++) {
        assertThat(grown.pages().get(i).png()).isEqualTo(written.pages().get(i).png());
        assertThat(grown.pages().get(i).start()).isEqualTo(written.pages().get(i).start());
      }
      assertThat(growing.pageCache().hits()).isPositive();
    }
  }

  @Test
  void pagesOfEqualContentHaveEqualPixelsAndText() {
    Random random = new Random(11);
    Map<Object, PageSource> known = new HashMap<>();
    int found = 0;
    for (int i = 0; i < 120; i++) {
      RenderConfig.Builder config = Setup.small().fontSize(8 + random.nextInt(2));
      String piece = List.of(LATIN, HEBREW, CHINESE).get(random.nextInt(3));
      String text = text(piece, 120) + (random.nextInt(4) == 0 ? CHINESE : "");
      Layout layout =
          Setup.layout(text.substring(0, text.length() - random.nextInt(60)), config.build());
      for (PageSource page : layout.pages()) {
        Optional<Object> content = page.content();
        assertThat(content).isPresent();
        PageSource other = known.putIfAbsent(content.get(), page);
        if (other != null) {
          found++;
          assertThat(page.paint().bytes()).isEqualTo(other.paint().bytes());
          assertThat(page.textLayer())
              .map(l -> l.text())
              .isEqualTo(other.textLayer().map(l -> l.text()));
        }
      }
    }
    assertThat(found).isGreaterThan(50);
    assertThat(known).hasSizeGreaterThan(50);
  }

  @Test
  void anotherConfigurationIsAnotherContent() {
    RenderConfig one = Setup.small().build();
    RenderConfig other = Setup.small().fontColor(0x333333).build();
    assertThat(Setup.layout("x", one).pages().get(0).content())
        .isNotEqualTo(Setup.layout("x", other).pages().get(0).content());
  }

  @Test
  void anyNumberOfThreadsGivesTheSameFiles() throws Exception {
    String text = text(LATIN, 200) + text(CHINESE, 100) + text(HEBREW, 60);
    List<byte[]> first = files(text, 1);
    for (int threads : new int[] {1, 2, 8}) {
      List<byte[]> again = files(text, threads);
      assertThat(again).hasSameSizeAs(first);
      for (int i = 0; i < first.size(); i++) {
        assertThat(again.get(i)).isEqualTo(first.get(i));
      }
    }
  }

  /** The PNG files of a text whose pages several threads paint anew, each all of them. */
  private static List<byte[]> files(String text, int threads) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (GlyphEngine engine = engine(Setup.small().build()).pageCache(0).build();
        CompressedDocument document = engine.compress(Source.text(text))) {
      List<byte[]> files = new ArrayList<>(Collections.nCopies(document.pages().size(), null));
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        for (int i = 0; i < files.size(); i++) {
          int page = i;
          tasks.add(
              () -> {
                byte[] file = document.pages().get(page).png();
                synchronized (files) {
                  byte[] other = files.set(page, file);
                  assertThat(other == null ? file : other).isEqualTo(file);
                }
                return null;
              });
        }
      }
      for (Future<Void> each : pool.invokeAll(tasks)) {
        each.get();
      }
      return files;
    } finally {
      pool.shutdownNow();
    }
  }
}
