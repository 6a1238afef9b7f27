package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.glyphreader.Box;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextLineRecognizerTest {

  private static TextLineRecognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = TextLineRecognizer.load();
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void readsEnglishPagesAsTheModelSeesThem() {
    GoldenPage golden = GoldenPage.load("english");
    Pixels page = golden.resized();
    assertThat(page.width()).isEqualTo(588);
    List<RecognizedLine> lines = recognizer.recognize(golden.strips(page), GoldenPage.PATIENT);
    assertThat(CharacterAccuracy.of(join(golden.lines()), text(lines)))
        .isGreaterThanOrEqualTo(0.99);
    assertThat(lines.stream().mapToDouble(RecognizedLine::legibility).average().orElse(0))
        .isGreaterThan(0.95);
    assertThat(wordsKept(golden.lines(), lines)).isGreaterThan(0.96);
  }

  @Test
  void readsPagesOfMixedScripts() {
    GoldenPage golden = GoldenPage.load("mixed");
    Pixels page = golden.resized();
    List<RecognizedLine> lines = recognizer.recognize(golden.strips(page), GoldenPage.PATIENT);
    assertThat(CharacterAccuracy.of(join(golden.lines()), text(lines)))
        .isGreaterThanOrEqualTo(0.985);
    assertThat(text(lines)).contains("第一条", "值守人每月领取三十六克朗");
  }

  @Test
  void readsLightTypeOnDarkGround() {
    GoldenPage golden = GoldenPage.load("english");
    Pixels page = golden.pixels();
    byte[] inverted = new byte[page.width() * page.height()];
    for (int i = 0; i < inverted.length; i++) {
      inverted[i] = (byte) (40 + (255 - (page.bytes().get(i) & 0xFF)) * 3 / 4);
    }
    Pixels dark = Pixels.wrap(page.width(), page.height(), 1, inverted);
    List<TextStrip> strips = golden.strips(dark).subList(1, 5);
    List<RecognizedLine> lines = recognizer.recognize(strips, GoldenPage.PATIENT);
    assertThat(CharacterAccuracy.of(join(golden.lines().subList(1, 5)), text(lines)))
        .isGreaterThan(0.99);
  }

  @Test
  void aLineReadsTheSameBesideALineOfAnotherPlace() {
    GoldenPage golden = GoldenPage.load("english");
    List<TextStrip> strips = golden.strips(golden.pixels());
    TextStrip line = strips.get(3);
    List<RecognizedLine> alone = recognizer.recognize(List.of(line), GoldenPage.PATIENT);
    for (TextStrip other : strips.subList(5, 12)) {
      assertThat(recognizer.recognize(List.of(line, other), GoldenPage.PATIENT).get(0))
          .isEqualTo(alone.get(0));
    }
  }

  @Test
  void findsNoTextOnWhite() {
    byte[] white = new byte[100 * 20];
    Arrays.fill(white, (byte) 255);
    TextStrip strip = TextStrip.onBaseline(Pixels.wrap(100, 20, 1, white), 0, 100, 15, 9);
    assertThat(recognizer.recognize(List.of(strip), GoldenPage.PATIENT))
        .containsExactly(new RecognizedLine("", new Box(0, 6, 100, 12), 0));
  }

  @Test
  void knowsThatNoiseIsIllegible() {
    byte[] noise = new byte[300 * 20];
    new Random(3).nextBytes(noise);
    TextStrip strip = TextStrip.onBaseline(Pixels.wrap(300, 20, 1, noise), 0, 300, 15, 9);
    assertThat(recognizer.recognize(List.of(strip), GoldenPage.PATIENT).get(0).legibility())
        .isLessThan(0.9);
  }

  @Test
  void readsStripsThatReachBeyondThePage() {
    GoldenPage golden = GoldenPage.load("english");
    Pixels page = golden.pixels();
    TextStrip strip = TextStrip.onBaseline(page, -50, page.width() + 100, 45, 9);
    RecognizedLine line = recognizer.recognize(List.of(strip), GoldenPage.PATIENT).get(0);
    assertThat(line.text()).startsWith("Marta").endsWith("The");
    assertThat(line.box().right()).isEqualTo(page.width());
  }

  @Test
  void stopsWhenTold() {
    WorkMonitor impatient =
        new WorkMonitor() {
          @Override
          public void progress(String stage, long done, long total) {}

          @Override
          public Optional<FinishReason> stop() {
            return Optional.of(FinishReason.CANCELLED);
          }
        };
    GoldenPage golden = GoldenPage.load("english");
    assertThatThrownBy(() -> recognizer.recognize(golden.strips(golden.pixels()), impatient))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void readsTheSameInSeveralThreads() throws Exception {
    GoldenPage golden = GoldenPage.load("english");
    List<TextStrip> strips = golden.strips(golden.pixels()).subList(1, 6);
    List<RecognizedLine> alone = recognizer.recognize(strips, GoldenPage.PATIENT);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      Callable<List<RecognizedLine>> task = () -> recognizer.recognize(strips, GoldenPage.PATIENT);
      for (var result : threads.invokeAll(List.of(task, task, task))) {
        assertThat(text(result.get())).isEqualTo(text(alone));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesUseAfterClose() {
    TextLineRecognizer closed = TextLineRecognizer.load();
    closed.close();
    closed.close();
    GoldenPage golden = GoldenPage.load("english");
    assertThatThrownBy(() -> closed.recognize(golden.strips(golden.pixels()), GoldenPage.PATIENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Session PP-OCRv4 recognition is closed");
  }

  private static double wordsKept(List<String> expected, List<RecognizedLine> lines) {
    int words = 0;
    int kept = 0;
    for (int i = 0; i < expected.size(); i++) {
      List<String> read = List.of(lines.get(i).text().split(" "));
      for (String word : expected.get(i).split(" ")) {
        words++;
        kept += read.contains(word) ? 1 : 0;
      }
    }
    return (double) kept / words;
  }

  private static String text(List<RecognizedLine> lines) {
    return lines.stream().map(RecognizedLine::text).collect(Collectors.joining("\n"));
  }

  private static String join(List<String> lines) {
    return String.join("\n", lines);
  }
}
