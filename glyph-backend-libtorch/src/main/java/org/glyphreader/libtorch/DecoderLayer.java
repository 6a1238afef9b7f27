package org.glyphreader.libtorch;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * A layer of the decoder: attention and a gated MLP, each with a norm before and after it. Many
 * rows are dealt out to the lanes; of few rows every lane computes some of the features.
 */
final class DecoderLayer {

  private final TextConfig config;
  private final ScalarType type;
  private final Activation activation;
  private final TextRotary rotary;
  private final CausalAttention attention;
  private final RmsNorm inputNorm;
  private final RmsNorm afterAttention;
  private final RmsNorm beforeMlp;
  private final RmsNorm afterMlp;
  private final Projections whole;
  private final List<Projections> parts;

  DecoderLayer(TextConfig config, Weights weights, String prefix, TextRotary rotary, int lanes) {
    this.config = config;
    this.rotary = rotary;
    activation = Activation.of(config.activation());
    type = weights.precision().activations();
    attention =
        new CausalAttention(
            config.heads() / config.keyValueHeads(), config.headDim(), weights.owner());
    inputNorm = norm(weights, prefix + "input_layernorm");
    afterAttention = norm(weights, prefix + "post_self_attn_layernorm");
    beforeMlp = norm(weights, prefix + "post_attention_layernorm");
    afterMlp = norm(weights, prefix + "post_mlp_layernorm");
    List<Projections.Share> shares = Projections.Share.of(config, lanes);
    whole = Projections.whole(config, weights, prefix, shares);
    parts = shares.stream().map(share -> whole.part(config, share, weights.owner())).toList();
  }

  RmsNorm inputNorm() {
    return inputNorm;
  }

  RmsNorm afterAttention() {
    return afterAttention;
  }

  RmsNorm beforeMlp() {
    return beforeMlp;
  }

  RmsNorm afterMlp() {
    return afterMlp;
  }

  Activation activation() {
    return activation;
  }

  Projections part(int lane) {
    return parts.get(lane);
  }

  private RmsNorm norm(Weights weights, String name) {
    return new RmsNorm(weights, name + ".weight", config.normEps());
  }

  /**
   * Many rows, first part: queries, and keys and values into the cache.
   *
   * @param x the rows, f32
   * @param turns of the rows
   * @param queries where the queries go, rows × heads × head dimension; null if none are wanted
   * @param keys of the cache, where the rows' own go: key heads × rows × head dimension
   * @param values likewise
   */
  void project(Tensor x, Tensor turns, Tensor queries, Tensor keys, Tensor values) {
    long rows = x.size(0);
    Tensor normed = Torch.empty(x.device(), type, rows, config.hiddenSize());
    inputNorm.apply(x, normed);
    if (queries != null) {
      queries.copy_(rotated(whole.query(), normed, turns));
    }
    keys.copy_(rotated(whole.key(), normed, turns).transpose(0, 1));
    values.copy_(heads(whole.value(), normed).transpose(0, 1));
  }

  /**
   * Many rows, second part: attention of some heads.
   *
   * @param queries of all rows and heads
   * @param heads which
   * @param keys of all tokens up to the last row: key heads × length × head dimension
   * @param values likewise
   * @param attended rows × heads × head dimension, of the activations' type
   */
  void attend(Tensor queries, Span heads, Tensor keys, Tensor values, Tensor attended) {
    attention.wide(queries, heads, keys, values, attended);
  }

  /**
   * Many rows, last part.
   *
   * @param x some rows, f32; changed in place
   * @param attended of those rows, rows × all heads
   */
  void finish(Tensor x, Tensor attended) {
    long rows = x.size(0);
    Tensor normed = Torch.empty(x.device(), type, rows, config.hiddenSize());
    Tensor delta = Torch.empty(x.device(), type, rows, config.hiddenSize());
    whole.output().apply(attended, delta);
    afterAttention.addTo(delta, x);
    beforeMlp.apply(x, normed);
    Tensor gated = Torch.empty(x.device(), type, rows, config.intermediateSize());
    Tensor raised = Torch.empty(x.device(), type, rows, config.intermediateSize());
    whole.gate().apply(normed, gated);
    whole.up().apply(normed, raised);
    activation.apply(gated).mul_(raised);
    whole.down().apply(gated, delta);
    afterMlp.addTo(delta, x);
  }

  /**
   * A few rows, this lane's part.
   *
   * @param x this lane's own copy of the rows, f32; changed in place
   * @param turns of the rows
   * @param cache has room for the rows behind {@code before} tokens
   * @param index of this layer
   * @param before tokens in the cache before these
   * @param shared what the lanes hand each other
   */
  void few(
      Lane lane,
      Tensor x,
      Tensor turns,
      TorchKvCache cache,
      int index,
      int before,
      FewRows shared) {
    Projections part = parts.get(lane.index());
    int rows = Math.toIntExact(x.size(0));
    Tensor normed = Torch.empty(x.device(), type, rows, config.hiddenSize());
    inputNorm.apply(x, normed);
    Tensor keys = cache.keys(index);
    Tensor values = cache.values(index);
    Span own = part.share().keyHeads();
    if (!own.isEmpty()) {
      keys.narrow(0, own.start(), own.length())
          .narrow(1, before, rows)
          .copy_(rotated(part.key(), normed, turns).transpose(0, 1));
      values
          .narrow(0, own.start(), own.length())
          .narrow(1, before, rows)
          .copy_(heads(part.value(), normed).transpose(0, 1));
    }
    Span heads = part.share().heads();
    Tensor queries = heads.isEmpty() ? null : rotated(part.query(), normed, turns).to(type);
    if (part.share().keysAreShared()) {
      lane.barrier();
    }
    if (queries != null) {
      attention.narrow(
          queries,
          heads.start(),
          keys,
          values,
          before + rows,
          shared.attended().narrow(1, heads.start(), heads.length()));
    }
    lane.barrier();
    shared.compute(part.output(), part.share().outputs(), shared.flatAttended(), shared.delta());
    lane.barrier();
    afterAttention.addTo(shared.delta(), x);
    beforeMlp.apply(x, normed);
    Span inner = part.share().inner();
    if (!inner.isEmpty()) {
      Tensor gated = Torch.empty(x.device(), type, rows, inner.length());
      Tensor raised = Torch.empty(x.device(), type, rows, inner.length());
      part.gate().apply(normed, gated);
      part.up().apply(normed, raised);
      torch.mul_out(
          shared.inner().narrow(1, inner.start(), inner.length()), activation.apply(gated), raised);
    }
    lane.barrier();
    shared.compute(part.down(), part.share().outputs(), shared.inner(), shared.mlpDelta());
    lane.barrier();
    afterMlp.addTo(shared.mlpDelta(), x);
  }

  /** {@return rows × heads × head dimension, of the activations' type} */
  private Tensor heads(Matrix matrix, Tensor normed) {
    Tensor out = Torch.empty(normed.device(), type, normed.size(0), matrix.outputs());
    matrix.apply(normed, out);
    return out.view(normed.size(0), -1, config.headDim());
  }

  /** {@return as {@link #heads}, turned, f32} */
  private Tensor rotated(Matrix matrix, Tensor normed, Tensor turns) {
    Tensor heads = heads(matrix, normed);
    Tensor floats = type == ScalarType.Float ? heads : heads.to(ScalarType.Float);
    rotary.apply(floats, turns);
    return floats;
  }
}
