package org.glyphreader.onnx.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {

  private static float widen(short bits) {
    int exponent = bits >> 10 & 0x1F;
    int mantissa = bits & 0x3FF;
    double magnitude =
        exponent == 0
            ? mantissa * 0x1p-24
            : exponent == 31
                ? (mantissa == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                : (1024 + mantissa) * Math.pow(2, exponent - 25);
    return (float) (bits < 0 ? -magnitude : magnitude);
  }

  @Test
  void every_half_comes_back_from_single_precision() {
    for (int bits = Short.MIN_VALUE; bits <= Short.MAX_VALUE; bits++) {
      float value = widen((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Half.of(value)).isEqualTo((short) bits);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.00048828125, 1.0",
    "1.00146484375, 1.001953125",
    "65519.99, 65504.0",
    "65520.0, Infinity",
    "-1e30, -Infinity",
    "2.9802322387695312e-8, 0.0",
    "2.98023260e-8, 5.9604644775390625e-8"
  })
  void what_lies_between_is_rounded_to_the_nearest_and_ties_to_even(float value, float expected) {
    assertThat(widen(Half.of(value))).isEqualTo(expected);
  }

  @Test
  void not_a_number_stays_so() {
    assertThat(widen(Half.of(Float.NaN))).isNaN();
  }
}
