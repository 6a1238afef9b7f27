package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GlyphMasksTest {

  private static Font font;

  @BeforeAll
  static void openFont() throws IOException, FontFormatException {
    try (InputStream in = BundledFonts.open("dejavu-sans")) {
      font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(160f);
    }
  }

  @Test
  void aCharacterLooksAsItsOutlineFilled() {
    BufferedImage filled = white();
    Graphics2D g = filled.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(new Color(0x204060));
    g.scale(0.1, 0.1);
    g.fill(font.createGlyphVector(WebType.UNHINTED, "g").getOutline(52.5f, 200));
    g.dispose();
    BufferedImage drawn = white();
    draw(drawn, 5.25f, 20, 0x204060);
    for (int i = 0; i < 40 * 30; i++) {
      int one = drawn.getRGB(i % 40, i / 40);
      int other = filled.getRGB(i % 40, i / 40);
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat(Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)))
            .isLessThanOrEqualTo(4);
      }
    }
  }

  @Test
  void whatLiesBeyondThePageIsCut() {
    for (int x = -20; x < 60; x += 3) {
      for (int y = -20; y < 60; y += 3) {
        int column = x;
        int row = y;
        assertThatCode(() -> draw(white(), column, row, 0)).doesNotThrowAnyException();
      }
    }
    BufferedImage image = white();
    draw(image, -4, 20, 0);
    for (int y = 0; y < 30; y++) {
      assertThat(image.getRGB(39, y) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }
  }

  private static BufferedImage white() {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    Arrays.fill(pixels(image), 0xFFFFFF);
    return image;
  }

  private static void draw(BufferedImage image, float x, int baseline, int color) {
    new GlyphMasks(0.1).draw(image, pixels(image), font, "g", new float[] {x}, baseline, color);
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
