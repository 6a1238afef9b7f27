package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A packed matrix multiplies as the matrix that it was made of. */
class PackedMatrixTest {

  /** Half a step of bf16 for each of a result and its reference. */
  private static final double TOLERANCE = 1.0 / 128;

  private final Random random = new Random(7);

  @BeforeAll
  static void load() {
    Natives.choose("cpu");
  }

  @ParameterizedTest(name = "{0} outputs of {1} inputs, {2} lanes")
  @CsvSource({
    "1, 1, 1",
    "7, 3, 2",
    "128, 32, 2",
    "449, 64, 1",
    "512, 96, 3",
    "1712, 64, 2",
    "3424, 33, 5",
    "5, 16, 8",
  })
  void rows_and_single_rows_are_multiplied_as_by_the_plain_matrix(
      int outputs, int inputs, int lanes) {
    float[] weight = numbers(outputs * inputs);
    float[] bias = numbers(outputs);
    float[] x = numbers(3 * inputs);
    List<Span> shares = Span.shares(outputs, lanes);
    Torch.scoped(
        () -> {
          try (Owned owner = new Owned()) {
            PackedMatrix packed =
                PackedMatrix.of(
                    bf16(Torch.of(weight, outputs, inputs)),
                    bf16(Torch.of(bias, outputs)),
                    shares,
                    new Slabs(owner),
                    owner);
            assertThat(packed.outputs()).isEqualTo(outputs);

            Tensor out = Torch.empty(ScalarType.BFloat16, 3, outputs);
            packed.apply(bf16(Torch.of(x, 3, inputs)), out);
            assertProducts(Torch.toArray(out), x, weight, bias);

            Row row = Row.of(ScalarType.BFloat16, inputs, owner);
            row.numbers().put(0, x, inputs, inputs);
            float[] single = new float[inputs];
            System.arraycopy(x, inputs, single, 0, inputs);
            Row result = Row.of(ScalarType.BFloat16, outputs, owner);
            for (Span share : shares) {
              packed.part(share, owner).row(row, result.part(share, owner));
            }
            assertProducts(Torch.toArray(result.matrix()), single, weight, new float[outputs]);
            packed.row(row, result);
            assertProducts(Torch.toArray(result.matrix()), single, weight, new float[outputs]);
          }
          return null;
        });
  }

  @Test
  void biases_are_those_of_the_part() {
    Torch.scoped(
        () -> {
          try (Owned owner = new Owned()) {
            float[] bias = numbers(6);
            PackedMatrix packed =
                PackedMatrix.of(
                    bf16(Torch.of(numbers(12), 6, 2)),
                    bf16(Torch.of(bias, 6)),
                    List.of(new Span(0, 4), new Span(4, 0), new Span(4, 2)),
                    new Slabs(owner),
                    owner);
            assertThat(packed.part(new Span(4, 2), owner).bias()).containsExactly(bias[4], bias[5]);
            assertThat(packed.part(new Span(4, 0), owner).bias()).isEmpty();
          }
          return null;
        });
  }

  @Test
  void a_part_that_no_lane_has_is_refused() {
    Torch.scoped(
        () -> {
          try (Owned owner = new Owned()) {
            PackedMatrix packed =
                PackedMatrix.of(
                    bf16(Torch.of(numbers(12), 6, 2)),
                    null,
                    Span.shares(6, 2),
                    new Slabs(owner),
                    owner);
            assertThatThrownBy(() -> packed.part(new Span(1, 3), owner))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start=1, length=3");
          }
          return null;
        });
  }

  private static void assertProducts(float[] results, float[] x, float[] weight, float[] bias) {
    int inputs = weight.length / bias.length;
    for (int i = 0; i < results.length; i++) {
      int row = i / bias.length;
      int output = i % bias.length;
      double sum = bias[output];
      double size = Math.abs(sum);
      for (int k = 0; k < inputs; k++) {
        double term = (double) x[row * inputs + k] * weight[output * inputs + k];
        sum += term;
        size += Math.abs(term);
      }
      assertThat((double) results[i])
          .describedAs("row %d, output %d", row, output)
          .isCloseTo(sum, within(TOLERANCE * size));
    }
  }

  private static Tensor bf16(Tensor tensor) {
    return tensor.to(ScalarType.BFloat16);
  }

  /** Numbers that bf16 holds exactly. */
  private float[] numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (random.nextInt(255) - 127) / 64f;
    }
    return values;
  }
}
