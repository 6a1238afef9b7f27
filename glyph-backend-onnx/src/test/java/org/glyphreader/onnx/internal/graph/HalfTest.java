package org.glyphreader.onnx.internal.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {

  @Test
  void every_half_comes_back_from_single_precision() {
    for (int bits = Short.MIN_VALUE; bits <= Short.MAX_VALUE; bits++) {
      float value = Half.toFloat((short) bits);
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
    assertThat(Half.toFloat(Half.of(value))).isEqualTo(expected);
  }

  @Test
  void widening_is_that_of_the_standard() {
    assertThat(Half.toFloat((short) 0x3C00)).isEqualTo(1f);
    assertThat(Half.toFloat((short) 0xC000)).isEqualTo(-2f);
    assertThat(Half.toFloat((short) 0x7BFF)).isEqualTo(65_504f);
    assertThat(Half.toFloat((short) 1)).isEqualTo(0x1p-24f);
    assertThat(Half.toFloat((short) 0x8000)).isEqualTo(-0f);
  }

  @Test
  void not_a_number_stays_so() {
    assertThat(Half.toFloat(Half.of(Float.NaN))).isNaN();
  }
}
