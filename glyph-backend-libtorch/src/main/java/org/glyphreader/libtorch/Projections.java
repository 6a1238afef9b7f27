package org.glyphreader.libtorch;

import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * The matrices of a decoder layer, or one lane's part of them.
 *
 * @param heads query heads they compute
 * @param keyHeads heads of keys and values they compute
 * @param keysAreShared whether other lanes' queries need keys of this one or the reverse
 * @param innerSpan features of the MLP they compute
 * @param outputSpan features of the residual stream they compute
 */
record Projections(
    Span heads,
    Span keyHeads,
    boolean keysAreShared,
    Span innerSpan,
    Span outputSpan,
    Matrix query,
    Matrix key,
    Matrix value,
    Matrix output,
    Matrix gate,
    Matrix up,
    Matrix down) {

  /** {@return all of a layer} */
  static Projections whole(TextConfig config, Weights weights, String prefix) {
    String attention = prefix + "self_attn.";
    Matrix gateUp = weights.matrix(prefix + "mlp.gate_up_proj.weight");
    int inner = config.intermediateSize();
    return new Projections(
        new Span(0, config.heads()),
        new Span(0, config.keyValueHeads()),
        false,
        new Span(0, inner),
        new Span(0, config.hiddenSize()),
        weights.matrix(attention + "q_proj.weight", attention + "q_proj.bias"),
        weights.matrix(attention + "k_proj.weight", attention + "k_proj.bias"),
        weights.matrix(attention + "v_proj.weight", attention + "v_proj.bias"),
        weights.matrix(attention + "o_proj.weight"),
        gateUp.part(new Span(0, inner), weights.owner()),
        gateUp.part(new Span(inner, inner), weights.owner()),
        weights.matrix(prefix + "mlp.down_proj.weight"));
  }

  /**
   * {@return one lane's part: some query heads, the key heads whose first query head is among them,
   * and a share of the features}
   */
  Projections part(TextConfig config, int lane, int lanes, Owned owner) {
    int group = config.heads() / config.keyValueHeads();
    int width = config.headDim();
    Span heads = share(config.heads(), lane, lanes);
    int firstKey = (heads.start() + group - 1) / group;
    int endKey = (heads.end() + group - 1) / group;
    Span keys = new Span(firstKey, endKey - firstKey);
    Span inner = share(config.intermediateSize(), lane, lanes);
    Span outputs = share(config.hiddenSize(), lane, lanes);
    Span keyRows = new Span(keys.start() * width, keys.length() * width);
    return new Projections(
        heads,
        keys,
        config.keyValueHeads() % lanes != 0,
        inner,
        outputs,
        query.part(new Span(heads.start() * width, heads.length() * width), owner),
        key.part(keyRows, owner),
        value.part(keyRows, owner),
        output.part(outputs, owner),
        gate.part(inner, owner),
        up.part(inner, owner),
        down.part(outputs, owner));
  }

  static Span share(int n, int lane, int lanes) {
    int from = (int) ((long) n * lane / lanes);
    return new Span(from, (int) ((long) n * (lane + 1) / lanes) - from);
  }
}
