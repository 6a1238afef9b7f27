package org.glyphreader.libtorch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Softmax attention of many rows. */
final class Attention {

  private Attention() {}

  /**
   * {@return the attention of queries over keys, heads × rows × head dimension}
   *
   * @param queries heads × rows × head dimension, f32
   * @param keys heads × length × head dimension, f32
   * @param values as {@code keys}
   * @param mask rows × length, added to the scores; null for none
   */
  static Tensor of(Tensor queries, Tensor keys, Tensor values, Tensor mask) {
    return torch
        .scaled_dot_product_attention(
            queries.unsqueeze(0),
            keys.unsqueeze(0),
            values.unsqueeze(0),
            mask == null ? new TensorOptional() : new TensorOptional(mask),
            0.0,
            false,
            new DoubleOptional(),
            false)
        .select(0, 0);
  }
}
