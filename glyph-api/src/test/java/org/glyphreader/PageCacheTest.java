package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.GridRenderer;
import org.glyphreader.testkit.Script;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.Test;

/** Pages that stay the same objects, and pixels that are painted once. */
class PageCacheTest extends EngineTest {

  /** Bytes of a page of {@link GridRenderer} at 72 dpi. */
  private static final long PAGE = 400 * 140;

  @Test
  void pagesInFrontOfWhatIsAppendedRemainTheSameObjectsAndAreNotPaintedAgain() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(pages(5) + "unfinished")) {
      List<Page> before = List.copyOf(document.pages());
      List<byte[]> files = before.stream().map(Page::png).toList();
      int painted = GridRenderer.PAINTED.get();

      document.append(" business\n" + pages(2));

      List<Page> after = List.copyOf(document.pages());
      assertThat(after).hasSize(8);
      for (int i = 0; i < 5; i++) {
        assertThat(after.get(i)).isSameAs(before.get(i));
        assertThat(after.get(i).png()).isEqualTo(files.get(i));
      }
      assertThat(GridRenderer.PAINTED).hasValue(painted);
      assertThat(after.get(5)).isNotSameAs(before.get(5));
      assertThat(after.get(5).text()).startsWith("unfinished business\n");
      assertThat(after.get(5).png()).isNotEqualTo(files.get(5));
      assertThat(GridRenderer.PAINTED).hasValue(painted + 1);
    }
  }

  @Test
  void aPageThatTheBackendReadAndTheAnswerMarksIsPaintedOnce() {
    script.answering(
        (prompt, sink, pages) -> {
          pages.get(0).pixels();
          return Script.says("alpha", Script.cites(1, 0, 5, 1));
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("alpha beta")) {
      int painted = GridRenderer.PAINTED.get();
      Answer answer = document.ask("What?");
      answer.highlightedPages().get(0).png();
      document.pages().get(0).png();
      document.pages().get(0).image();

      assertThat(GridRenderer.PAINTED).hasValue(painted + 1);
      assertThat(engine.pageCache().hits()).isEqualTo(3);
      assertThat(engine.pageCache().misses()).isEqualTo(1);
    }
  }

  @Test
  void equalPagesOfTwoDocumentsAreKeptUntilBothAreClosed() {
    try (GlyphEngine engine = builder().pageCache(10 * PAGE).build()) {
      CompressedDocument one = engine.compress(pages(2));
      CompressedDocument other = engine.compress(pages(3));
      one.pages().forEach(Page::pixels);
      other.pages().forEach(Page::pixels);
      assertThat(engine.pageCache()).isEqualTo(new PageCacheStats(2, 3, 3 * PAGE, 10 * PAGE));
      other.close();
      assertThat(engine.pageCache().bytes()).isEqualTo(2 * PAGE);
      Page page = one.pages().get(0);
      one.close();
      assertThat(engine.pageCache().bytes()).isZero();
      assertThat(page.pixels().width()).as("painted, not kept").isEqualTo(400);
      assertThat(engine.pageCache().bytes()).isZero();
    }
  }

  @Test
  void pagesThatLookAlikeButSayOtherThingsAreOtherPages() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document =
            engine.compress(Source.text("a", "x"), Source.text("b", "y"))) {
      assertThat(document.pages().get(0).png()).isEqualTo(document.pages().get(1).png());
      assertThat(engine.pageCache().misses()).isEqualTo(2);
    }
  }

  @Test
  void theLeastRecentlyUsedPagesGoWhenTheBudgetIsSpent() {
    try (GlyphEngine engine = builder().pageCache(3 * PAGE).build();
        CompressedDocument document = engine.compress(pages(5))) {
      List<Page> pages = document.pages();
      for (int i : new int[] {0, 1, 2, 0, 3}) {
        pages.get(i).pixels();
      }
      assertThat(engine.pageCache()).isEqualTo(new PageCacheStats(1, 4, 3 * PAGE, 3 * PAGE));
      int painted = GridRenderer.PAINTED.get();
      pages.get(0).pixels();
      pages.get(2).pixels();
      assertThat(GridRenderer.PAINTED).hasValue(painted);
      pages.get(1).pixels();
      assertThat(GridRenderer.PAINTED).hasValue(painted + 1);
    }
  }

  @Test
  void withoutABudgetNothingIsKept() {
    try (GlyphEngine engine = builder().pageCache(0).build();
        CompressedDocument document = engine.compress("text")) {
      document.pages().get(0).pixels();
      document.pages().get(0).pixels();
      assertThat(engine.pageCache()).isEqualTo(new PageCacheStats(0, 0, 0, 0));
    }
    assertThatThrownBy(() -> builder().pageCache(-1))
        .hasMessage("pageCache must be at least 0 bytes, not -1");
  }

  @Test
  void scansAreKeptByTheirPlace() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(TestReader.scan("s", "one\ftwo"))) {
      byte[] second = document.pages().get(1).png();
      assertThat(document.pages().get(0).png()).isNotEqualTo(second);
      assertThat(document.pages().get(1).png()).isEqualTo(second);
      assertThat(engine.pageCache().hits()).isEqualTo(1);
      assertThat(engine.pageCache().misses()).isEqualTo(2);
    }
  }

  @Test
  void twoHundredDocumentsOneAfterTheOtherLeaveNothing() {
    try (GlyphEngine engine = builder().build()) {
      for (int i = 0; i < 200; i++) {
        try (CompressedDocument document = engine.compress("text " + i)) {
          document.pages().get(0).png();
        }
        assertThat(engine.pageCache().bytes()).isZero();
      }
      for (int i = 0; i < 200; i++) {
        engine.compress("left open " + i).pages().get(0).png();
        PageCacheStats stats = engine.pageCache();
        assertThat(stats.bytes()).isLessThanOrEqualTo(stats.budget());
      }
    }
  }

  @Test
  void manyThreadsSeeTheSamePagesWithinTheBudget() throws Exception {
    try (GlyphEngine engine = builder().pageCache(2 * PAGE).build();
        CompressedDocument document = engine.compress(pages(6))) {
      List<byte[]> files = document.pages().stream().map(Page::png).toList();
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int page = i * 7 % 6;
        tasks.add(
            () -> {
              Page one = document.pages().get(page);
              boolean same = document.pages().get(page) == one;
              PageCacheStats stats = engine.pageCache();
              return same
                  && Arrays.equals(one.png(), files.get(page))
                  && stats.bytes() <= stats.budget();
            });
      }
      for (Future<Boolean> each : threads.invokeAll(tasks)) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(engine.pageCache().hits() + engine.pageCache().misses()).isEqualTo(406);
    }
  }
}
