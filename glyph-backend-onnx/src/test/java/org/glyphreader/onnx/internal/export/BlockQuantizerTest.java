package org.glyphreader.onnx.internal.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockQuantizerTest {

  /** What MatMulNBits makes of a quantised row. */
  private static float[] restored(float[] row, int bits, int block) {
    BlockQuantizer quantizer = new BlockQuantizer(bits, block, row.length);
    byte[] numbers = new byte[quantizer.blocks() * quantizer.blockBytes()];
    float[] scales = new float[quantizer.blocks()];
    byte[] zeros = new byte[quantizer.zeroBytes()];
    quantizer.quantize(row, 0, numbers, scales, zeros);
    float[] result = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      int b = i / block;
      int level = nibble(numbers, b * quantizer.blockBytes(), i % block, bits);
      result[i] = (level - nibble(zeros, 0, b, bits)) * scales[b];
    }
    return result;
  }

  private static int nibble(byte[] bytes, int at, int index, int bits) {
    return bits == 8
        ? bytes[at + index] & 0xFF
        : (bytes[at + index / 2] & 0xFF) >> 4 * (index % 2) & 0xF;
  }

  private static float[] random(int count, long seed) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double noise(float[] actual, float[] expected) {
    double error = 0;
    double power = 0;
    for (int i = 0; i < expected.length; i++) {
      error += Math.pow(actual[i] - expected[i], 2);
      power += Math.pow(expected[i], 2);
    }
    return Math.sqrt(error / power);
  }

  @ParameterizedTest
  @CsvSource({"8, 128, 0.007", "4, 32, 0.085", "4, 128, 0.12"})
  void normally_distributed_weights_keep_their_values_but_for_a_little_noise(
      int bits, int block, double limit) {
    float[] row = random(4_096, 7);

    assertThat(noise(restored(row, bits, block), row)).isLessThan(limit);
  }

  @Test
  void zeros_stay_zeros() {
    assertThat(restored(new float[64], 4, 32)).containsOnly(0f);
  }

  @Test
  void a_row_that_is_no_multiple_of_the_block_is_padded() {
    float[] row = random(50, 3);

    assertThat(noise(restored(row, 8, 32), row)).isLessThan(0.01);
  }

  @Test
  void weights_of_one_sign_use_the_whole_range() {
    float[] row = new float[32];
    for (int i = 0; i < 32; i++) {
      row[i] = 3 + i / 31f;
    }

    float[] restored = restored(row, 8, 32);

    for (int i = 0; i < 32; i++) {
      assertThat(restored[i]).isCloseTo(row[i], within(0.01f));
    }
  }
}
