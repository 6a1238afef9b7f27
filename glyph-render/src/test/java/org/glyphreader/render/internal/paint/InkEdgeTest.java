package org.glyphreader.render.internal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.glyphreader.render.Setup;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.render.internal.font.FontStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The last column with ink, found from masks, is the one that painting shows")
class InkEdgeTest {

  private static final int WIDTH = 120;
  private static final int HEIGHT = 50;
  private static final int WHITE = 0xFFFFFF;

  private final FontFace face = FontStack.of("builtin:dejavu-sans", Setup.FONTS).main();

  private InkEdge edge(int channels, int background) {
    return new InkEdge(WIDTH, HEIGHT, channels, background);
  }

  private void draw(GlyphSink sink, char c, double x, int baseline, int rgb) {
    sink.draw(Strike.of(face, 9, 0), face.glyph(c), x, baseline, rgb);
  }

  @Test
  void nothingHasNoColumn() {
    InkEdge edge = edge(1, WHITE);
    assertThat(edge.last()).isEqualTo(-1);
    draw(edge, ' ', 50, 20, 0);
    assertThat(edge.last()).isEqualTo(-1);
    assertThat(edge.isCertain()).isTrue();
  }

  @Test
  void theRightmostGlyphCountsInAnyOrder() {
    InkEdge edge = edge(1, WHITE);
    draw(edge, 'l', 80, 20, 0);
    int right = edge.last();
    draw(edge, 'W', 10, 40, 0);
    assertThat(edge.last()).isEqualTo(right).isBetween(80, 83);
    edge.clear();
    assertThat(edge.last()).isEqualTo(-1);
  }

  @Test
  void inkOutsideThePageIsNotSeen() {
    InkEdge edge = edge(1, WHITE);
    draw(edge, 'W', WIDTH - 4, 20, 0);
    assertThat(edge.last()).isEqualTo(WIDTH - 1);
    edge.clear();
    draw(edge, 'W', 50, HEIGHT + 30, 0);
    assertThat(edge.last()).isEqualTo(-1);
  }

  @Test
  void aColourTooNearToTheBackgroundsIsLeftToPainting() {
    InkEdge edge = edge(1, WHITE);
    draw(edge, 'W', 50, 20, 0xE0E0E0);
    assertThat(edge.isCertain()).isFalse();
  }

  @Test
  void lightAndDarkInkTogetherAreLeftToPainting() {
    InkEdge edge = edge(1, 0x808080);
    draw(edge, 'W', 50, 20, 0x000000);
    draw(edge, 'W', 70, 20, 0xFFFFFF);
    assertThat(edge.isCertain()).isFalse();
  }

  @Test
  void whereItIsCertainPaintingGivesTheSame() {
    Random random = new Random(3);
    int certain = 0;
    for (int i = 0; i < 2000; i++) {
      int channels = random.nextBoolean() ? 1 : 3;
      boolean dark = random.nextBoolean();
      int background = dark ? 0x202020 : WHITE;
      int ink = dark ? 0xE8E8E8 : channels == 3 && random.nextInt(3) == 0 ? 0xFF0000 : 0;
      InkEdge edge = edge(channels, background);
      Canvas canvas = new Canvas(0, 0, WIDTH, HEIGHT, channels, background);
      for (int k = random.nextInt(12); k >= 0; k--) {
        char c = (char) ('!' + random.nextInt(90));
        double x = random.nextInt(40) / 4.0 + 60;
        int baseline = random.nextInt(HEIGHT);
        draw(edge, c, x, baseline, ink);
        draw(canvas, c, x, baseline, ink);
      }
      if (edge.isCertain()) {
        certain++;
        int luma = Shade.luma(background);
        assertThat(edge.last())
            .as("case %d", i)
            .isEqualTo(Ink.lastColumn(canvas.data(), WIDTH, channels, luma));
      }
    }
    assertThat(certain).isGreaterThan(1500);
  }
}
