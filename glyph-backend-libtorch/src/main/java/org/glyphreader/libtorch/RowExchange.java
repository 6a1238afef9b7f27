package org.glyphreader.libtorch;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * What lanes that decode one token hand each other; {@link FewRows} with memory of its own.
 *
 * @param attended heads × head dimension
 * @param delta what attention adds to the residual stream
 * @param inner the MLP's features
 * @param mlpDelta what the MLP adds
 * @param logits of the next token
 */
record RowExchange(Row attended, Row delta, Row inner, Row mlpDelta, Row logits) {

  static RowExchange of(TextConfig config, ScalarType type, Owned owner) {
    return new RowExchange(
        Row.of(type, config.heads() * config.headDim(), owner),
        Row.of(type, config.hiddenSize(), owner),
        Row.of(type, config.intermediateSize(), owner),
        Row.of(type, config.hiddenSize(), owner),
        Row.of(type, config.vocabSize(), owner));
  }
}
