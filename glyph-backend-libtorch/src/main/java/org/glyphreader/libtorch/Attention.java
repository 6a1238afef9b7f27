package org.glyphreader.libtorch;

import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Softmax attention of many rows. LibTorch cuts the rows into pieces, which are larger, and so
 * faster, if it gets 768 or more of them.
 */
final class Attention {

  private Attention() {}

  /**
   * {@return the attention of queries over keys, heads × rows × head dimension}
   *
   * @param queries heads × rows × head dimension, of any float type
   * @param keys heads × length × head dimension, of the same type
   * @param values as {@code keys}
   * @param mask rows × length, of the same type, added to the scores; null for none
   * @param causal whether row i sees the keys up to i only; then no mask
   */
  static Tensor of(Tensor queries, Tensor keys, Tensor values, Tensor mask, boolean causal) {
    return torch
        .scaled_dot_product_attention(
            queries.unsqueeze(0),
            keys.unsqueeze(0),
            values.unsqueeze(0),
            mask == null ? new TensorOptional() : new TensorOptional(mask),
            0.0,
            causal,
            new DoubleOptional(),
            false)
        .select(0, 0);
  }
}
