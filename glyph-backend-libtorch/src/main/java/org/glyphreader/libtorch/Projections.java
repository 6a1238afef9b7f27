package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * The matrices of a decoder layer, or one lane's part of them.
 *
 * @param share what they compute
 */
record Projections(
    Share share,
    Matrix query,
    Matrix key,
    Matrix value,
    Matrix output,
    Matrix gate,
    Matrix up,
    Matrix down) {

  /**
   * What a lane computes.
   *
   * @param heads query heads
   * @param keyHeads heads of keys and values: those whose first query head is among {@code heads}
   * @param keysAreShared whether other lanes' queries need keys of this one or the reverse
   * @param inner features of the MLP
   * @param outputs features of the residual stream
   */
  record Share(Span heads, Span keyHeads, boolean keysAreShared, Span inner, Span outputs) {

    static List<Share> of(TextConfig config, int lanes) {
      int group = config.heads() / config.keyValueHeads();
      List<Span> heads = Span.shares(config.heads(), lanes);
      List<Span> inner = Span.shares(config.intermediateSize(), lanes);
      List<Span> outputs = Span.shares(config.hiddenSize(), lanes);
      List<Share> shares = new ArrayList<>();
      for (int lane = 0; lane < lanes; lane++) {
        int first = (heads.get(lane).start() + group - 1) / group;
        int end = (heads.get(lane).end() + group - 1) / group;
        shares.add(
            new Share(
                heads.get(lane),
                new Span(first, end - first),
                config.keyValueHeads() % lanes != 0,
                inner.get(lane),
                outputs.get(lane)));
      }
      return shares;
    }
  }

  /**
   * {@return all of a layer}
   *
   * @param shares of the lanes
   */
  static Projections whole(TextConfig config, Weights weights, String prefix, List<Share> shares) {
    int width = config.headDim();
    int inside = config.intermediateSize();
    List<Span> queries = shares.stream().map(share -> share.heads().times(width)).toList();
    List<Span> keys = shares.stream().map(share -> share.keyHeads().times(width)).toList();
    List<Span> inner = shares.stream().map(Share::inner).toList();
    List<Span> outputs = shares.stream().map(Share::outputs).toList();
    String attention = prefix + "self_attn.";
    Tensor gateUp = weights.raw(prefix + "mlp.gate_up_proj.weight");
    return new Projections(
        Share.of(config, 1).get(0),
        biased(weights, attention + "q_proj", queries),
        biased(weights, attention + "k_proj", keys),
        biased(weights, attention + "v_proj", keys),
        plain(weights, attention + "o_proj", outputs),
        weights.matrix(gateUp.narrow(0, 0, inside), null, inner),
        weights.matrix(gateUp.narrow(0, inside, inside), null, inner),
        plain(weights, prefix + "mlp.down_proj", outputs));
  }

  private static Matrix plain(Weights weights, String name, List<Span> shares) {
    return weights.matrix(weights.raw(name + ".weight"), null, shares);
  }

  private static Matrix biased(Weights weights, String name, List<Span> shares) {
    return weights.matrix(weights.raw(name + ".weight"), weights.raw(name + ".bias"), shares);
  }

  /** {@return one lane's part} */
  Projections part(TextConfig config, Share share, Owned owner) {
    Span heads = share.heads().times(config.headDim());
    Span keys = share.keyHeads().times(config.headDim());
    return new Projections(
        share,
        query.part(heads, owner),
        key.part(keys, owner),
        value.part(keys, owner),
        output.part(share.outputs(), owner),
        gate.part(share.inner(), owner),
        up.part(share.inner(), owner),
        down.part(share.outputs(), owner));
  }
}
