package org.glyphreader.render.internal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.glyphreader.render.Setup;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.render.internal.font.FontStack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is drawn on a canvas is blended px by px, in order, whatever lies there already")
class CanvasTest {

  private static final List<Integer> COLORS =
      List.of(0x000000, 0x000000, 0x000000, 0x808080, 0xFFFFFF, 0xFF0000, 0x3366AA);

  private final FontStack fonts = FontStack.of("builtin:dejavu-sans", Setup.FONTS);
  private final FontFace face = fonts.main();

  /** A picture painted in the plainest way. */
  private record Plain(int x, int y, int width, int height, int[] pixels) {

    void fill(int left, int top, int right, int bottom, int rgb) {
      for (int row = Math.max(top, y); row < Math.min(bottom, y + height); row++) {
        for (int column = Math.max(left, x); column < Math.min(right, x + width); column++) {
          pixels[(row - y) * width + column - x] = rgb;
        }
      }
    }

    void draw(GlyphMask mask, int column, int baseline, int rgb) {
      for (int i = 0; i < mask.height(); i++) {
        for (int j = 0; j < mask.width(); j++) {
          int row = baseline - mask.top() + i - y;
          int at = column + mask.left() + j - x;
          if (row >= 0 && row < height && at >= 0 && at < width) {
            int coverage = mask.coverage()[i * mask.stride() + j] & 0xFF;
            pixels[row * width + at] = mixed(pixels[row * width + at], rgb, coverage);
          }
        }
      }
    }

    private static int mixed(int under, int over, int coverage) {
      int mixed = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        int sum = (255 - coverage) * (under >> shift & 0xFF) + coverage * (over >> shift & 0xFF);
        mixed |= (sum + 127) / 255 << shift;
      }
      return mixed;
    }

    byte[] data(int channels) {
      byte[] data = new byte[pixels.length * channels];
      for (int i = 0; i < data.length; i++) {
        data[i] = (byte) (pixels[i / channels] >> 8 * (channels - 1 - i % channels));
      }
      return data;
    }
  }

  @Test
  void anyMixtureOfGlyphsAndAreasIsWhatBlendingEveryPixelAloneGives() {
    Random random = new Random(8);
    for (int i = 0; i < 400; i++) {
      int channels = random.nextBoolean() ? 1 : 3;
      int x = random.nextInt(9);
      int y = random.nextInt(9);
      int width = 1 + random.nextInt(70);
      int height = 1 + random.nextInt(40);
      Canvas canvas = new Canvas(x, y, width, height, channels, 0xFFFFFF);
      int[] white = new int[width * height];
      Arrays.fill(white, 0xFFFFFF);
      Plain plain = new Plain(x, y, width, height, white);
      for (int k = random.nextInt(60); k > 0; k--) {
        step(random, canvas, plain);
      }
      assertThat(canvas.data()).as("canvas %d", i).isEqualTo(plain.data(channels));
    }
  }

  private void step(Random random, Canvas canvas, Plain plain) {
    int rgb = COLORS.get(random.nextInt(canvas.channels() == 1 ? 5 : COLORS.size()));
    int left = random.nextInt(90) - 10;
    int top = random.nextInt(60) - 5;
    if (random.nextInt(12) == 0) {
      int right = left + random.nextInt(30);
      int bottom = top + random.nextInt(12);
      canvas.fill(left, top, right, bottom, rgb);
      plain.fill(left, top, right, bottom, rgb);
    } else {
      Strike strike = Strike.of(face, 5 + random.nextInt(20), 0);
      int glyph = face.glyph('!' + random.nextInt(90));
      int phase = random.nextInt(Strike.PHASES);
      canvas.draw(strike, glyph, left + phase / (double) Strike.PHASES, top, rgb);
      plain.draw(strike.mask(glyph, phase), left, top, rgb);
    }
  }
}
