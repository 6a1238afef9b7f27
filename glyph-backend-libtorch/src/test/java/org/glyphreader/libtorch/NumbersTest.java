package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // scopes are closed, not used
class NumbersTest {

  @BeforeAll
  static void load() {
    Natives.choose("cpu");
  }

  private static float[] hostile() {
    Random random = new Random(3);
    float[] values = new float[5_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    values[0] = Float.NEGATIVE_INFINITY;
    values[1] = Float.MAX_VALUE;
    values[2] = Float.intBitsToFloat(0x7fffffff);
    values[3] = Float.intBitsToFloat(0x3f808000);
    values[4] = Float.intBitsToFloat(0x3f818000);
    values[5] = -0f;
    return values;
  }

  @Test
  void bf16_is_rounded_as_libtorch_rounds_it() {
    try (PointerScope scope = new PointerScope()) {
      float[] values = hostile();
      Tensor expected = Torch.of(values, values.length).to(ScalarType.BFloat16);
      Tensor written = Torch.empty(ScalarType.BFloat16, values.length);
      Numbers.of(written).put(0, values, 0, values.length);

      assertThat(Torch.toArray(written)).containsExactly(Torch.toArray(expected));
    }
  }

  @Test
  void what_is_read_is_what_the_tensor_holds() {
    try (PointerScope scope = new PointerScope()) {
      float[] values = hostile();
      for (ScalarType type : new ScalarType[] {ScalarType.Float, ScalarType.BFloat16}) {
        Tensor tensor = Torch.of(values, values.length).to(type);
        float[] read = new float[values.length];
        Numbers.of(tensor).get(read);

        assertThat(read).containsExactly(Torch.toArray(tensor));
      }
    }
  }
}
