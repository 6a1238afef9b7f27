package org.glyphreader.libtorch;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.glyphreader.vlm.checkpoint.RopeConfig;
import org.glyphreader.vlm.model.TokenBatch;

/**
 * The decoder's rotary embedding: neighbouring dimensions are pairs, a pair is a complex number,
 * and a position turns it. Each frequency follows one of the three positions of a token.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class TextRotary {

  private final int rotaryDim;
  private final float[] frequencies;
  private final int[] axes;

  TextRotary(RopeConfig config) {
    rotaryDim = config.rotaryDim();
    try (PointerScope scope = new PointerScope()) {
      frequencies = Torch.toArray(VisionPositions.frequencies(config.theta(), rotaryDim));
    }
    axes = new int[rotaryDim / 2];
    int to = 0;
    List<Integer> sections = config.sections();
    for (int section = 0; section < sections.size(); section++) {
      for (int i = 0; i < sections.get(section); i++) {
        axes[to++] = section;
      }
    }
  }

  /** {@return the turns of all tokens as complex numbers, rows × 1 × pairs, on the CPU} */
  Tensor turns(TokenBatch batch) {
    return torch.view_as_complex(Torch.of(numbers(batch), batch.size(), 1, frequencies.length, 2));
  }

  /** {@return cosine and sine of each token's pairs} */
  float[] numbers(TokenBatch batch) {
    int rows = batch.size();
    int pairs = frequencies.length;
    float[] values = new float[rows * pairs * 2];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      for (int pair = 0; pair < pairs; pair++) {
        float angle = frequencies[pair] * batch.position(axes[pair], row);
        values[to++] = (float) Math.cos(angle);
        values[to++] = (float) Math.sin(angle);
      }
    }
    return values;
  }

  /**
   * Turns heads of one token in place.
   *
   * @param heads one after the other
   * @param width of a head
   * @param turns of the token, as {@link #numbers}
   */
  void apply(float[] heads, int width, float[] turns) {
    for (int head = 0; head < heads.length; head += width) {
      for (int i = 0; i < rotaryDim; i += 2) {
        float x = heads[head + i];
        float y = heads[head + i + 1];
        heads[head + i] = x * turns[i] - y * turns[i + 1];
        heads[head + i + 1] = x * turns[i + 1] + y * turns[i];
      }
    }
  }

  /**
   * Turns heads in place.
   *
   * @param heads rows × heads × head dimension, f32
   * @param turns of the rows
   */
  void apply(Tensor heads, Tensor turns) {
    Tensor pairs = heads.narrow(2, 0, rotaryDim).unflatten(2, -1, 2);
    torch.view_as_complex(pairs).mul_(turns);
  }
}
