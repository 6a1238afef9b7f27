package org.glyphreader.render.internal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Widths are resized to the byte as Pillow's bicubic filter does")
class ResamplerTest {

  private static final int[] ROW = {
    0, 255, 30, 200, 128, 255, 255, 0, 0, 90, 255, 17, 255, 255, 64, 3
  };

  private static Canvas canvas(int x, int width, int[] row) {
    Canvas canvas = new Canvas(x, 0, width, 1, 1, 0);
    for (int i = 0; i < width; i++) {
      canvas.data()[i] = (byte) row[x + i];
    }
    return canvas;
  }

  private static String resized(int width, int from, Canvas canvas, int full) {
    StringBuilder text = new StringBuilder();
    for (byte value : new Resampler(full, width).columnsFrom(from, canvas)) {
      text.append(text.isEmpty() ? "" : " ").append(value & 0xFF);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 76 146 140 166 255 58 4 185 91 249 162 7",
    "15, 15 234 49 189 159 255 147 0 40 218 76 196 255 83 4",
    "24, 0 133 241 50 105 200 131 187 255 255 128 0 0 35 118 250 131 32 224 255 233 91 20 0",
    "8, 113 130 214 126 52 147 218 52",
    "3, 146 124 139"
  })
  void rowsEqualThoseOfPillow(int width, String expected) {
    assertThat(resized(width, 0, canvas(0, ROW.length, ROW), ROW.length)).isEqualTo(expected);
  }

  @Test
  void theRightColumnsCanBeComputedFromTheRightPartAlone() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int full = 20 + random.nextInt(200);
      int[] row = random.ints(full, 0, 256).toArray();
      int width = 1 + random.nextInt(2 * full);
      int x = random.nextInt(full);
      int from = new Resampler(full, width).firstSeenFrom(x);
      if (from < width) {
        String whole = resized(width, from, canvas(0, full, row), full);
        assertThat(resized(width, from, canvas(x, full - x, row), full)).isEqualTo(whole);
      }
    }
  }
}
