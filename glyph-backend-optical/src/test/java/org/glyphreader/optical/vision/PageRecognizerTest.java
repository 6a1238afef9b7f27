package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageRecognizerTest {

  private static PageRecognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = PageRecognizer.load();
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void findsEveryLineOfADensePage() {
    GoldenPage golden = GoldenPage.load("english");
    BufferedImage upper = golden.image().getSubimage(0, 0, golden.image().getWidth(), 300);
    List<RecognizedLine> lines = recognizer.recognize(Pixels.of(upper), GoldenPage.PATIENT);
    String expected = String.join("\n", golden.lines().subList(0, 22));
    assertThat(lines).as("and perhaps the one cut at the edge").hasSizeBetween(22, 23);
    assertThat(CharacterAccuracy.of(expected, text(lines.subList(0, 22)))).isGreaterThan(0.985);
    assertThat(lines).isSortedAccordingTo((a, b) -> Integer.compare(a.box().y(), b.box().y()));
  }

  @Test
  void readsANoisyScanAskew() {
    GoldenPage golden = GoldenPage.load("english");
    List<RecognizedLine> lines =
        recognizer.recognize(GoldenPage.scan(golden, 131, 0.8, 8), GoldenPage.PATIENT);
    String expected = String.join("\n", golden.lines().subList(0, 9));
    assertThat(lines).hasSize(9);
    assertThat(CharacterAccuracy.of(expected, text(lines))).isGreaterThan(0.97);
    assertThat(text(lines)).contains("harbour wall, swore that it was already there");
  }

  @Test
  void findsNothingOnAWhitePage() {
    byte[] white = new byte[600 * 800];
    Arrays.fill(white, (byte) 255);
    assertThat(recognizer.recognize(Pixels.wrap(600, 800, 1, white), GoldenPage.PATIENT)).isEmpty();
  }

  @Test
  void readsColumnsOneAfterTheOther() {
    GoldenPage golden = GoldenPage.load("english");
    BufferedImage part = golden.image().getSubimage(0, 36, 300, 94);
    BufferedImage page = new BufferedImage(660, 120, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = page.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 660, 120);
    graphics.drawImage(part, 0, 10, null);
    graphics.drawImage(part, 340, 10, null);
    graphics.dispose();
    List<RecognizedLine> lines = recognizer.recognize(Pixels.of(page), GoldenPage.PATIENT);
    int half = lines.size() / 2;
    assertThat(lines).hasSizeBetween(12, 18);
    assertThat(lines.subList(0, half)).allMatch(line -> line.box().x() < 320);
    assertThat(lines.subList(half, lines.size())).allMatch(line -> line.box().x() > 320);
  }

  @Test
  void refusesUseAfterClose() {
    PageRecognizer closed = PageRecognizer.load();
    closed.close();
    closed.close();
    Pixels page = GoldenPage.load("english").pixels();
    assertThatThrownBy(() -> closed.recognize(page, GoldenPage.PATIENT))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is closed");
  }

  private static String text(List<RecognizedLine> lines) {
    return lines.stream().map(RecognizedLine::text).collect(Collectors.joining("\n"));
  }
}
