package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** A layer of the vision tower: attention of all patches to all, and a gated MLP. */
final class VisionBlock {

  private final Activation activation;
  private final RmsNorm attentionNorm;
  private final RmsNorm mlpNorm;
  private final Matrix query;
  private final Matrix key;
  private final Matrix value;
  private final Matrix projection;
  private final Matrix gate;
  private final Matrix up;
  private final Matrix down;
  private final int hidden;
  private final int heads;
  private final int headDim;
  private final ScalarType type;

  VisionBlock(VisionConfig config, Weights weights, String prefix) {
    activation = Activation.of(config.activation());
    hidden = config.hiddenSize();
    heads = config.heads();
    headDim = config.headDim();
    type = weights.precision().activations();
    attentionNorm = new RmsNorm(weights, prefix + "norm1.weight", config.normEps());
    mlpNorm = new RmsNorm(weights, prefix + "norm2.weight", config.normEps());
    String qkv = prefix + "attn.qkv.weight";
    Matrix all =
        config.attentionBias()
            ? weights.matrix(qkv, prefix + "attn.qkv.bias")
            : weights.matrix(qkv);
    query = all.part(new Span(0, hidden), weights.owner());
    key = all.part(new Span(hidden, hidden), weights.owner());
    value = all.part(new Span(2 * hidden, hidden), weights.owner());
    projection = weights.matrix(prefix + "attn.proj.weight");
    gate = weights.matrix(prefix + "mlp.gate_proj.weight");
    up = weights.matrix(prefix + "mlp.up_proj.weight");
    down = weights.matrix(prefix + "mlp.down_proj.weight");
  }

  /**
   * Computes queries, keys and values of some patches.
   *
   * @param x their rows, f32
   * @param cos of their angles, rows × 1 × head dimension / 2
   * @param sin likewise
   * @param heads3 where they go: three times heads × rows × head dimension
   */
  void project(Tensor x, Tensor cos, Tensor sin, Tensor[] heads3) {
    long rows = x.size(0);
    Tensor normed = Torch.empty(x.device(), type, rows, hidden);
    attentionNorm.apply(x, normed);
    Tensor out = Torch.empty(x.device(), type, rows, hidden);
    query.apply(normed, out);
    rotate(split(out), cos, sin, heads3[0]);
    key.apply(normed, out);
    rotate(split(out), cos, sin, heads3[1]);
    value.apply(normed, out);
    heads3[2].copy_(split(out).transpose(0, 1));
  }

  private Tensor split(Tensor rows) {
    return rows.view(rows.size(0), heads, headDim);
  }

  /** Rotates pairs that lie half a head apart. */
  private void rotate(Tensor from, Tensor cos, Tensor sin, Tensor to) {
    boolean exact = type == ScalarType.Float;
    Tensor in = exact ? from : from.to(ScalarType.Float);
    int half = headDim / 2;
    Tensor first = in.narrow(2, 0, half);
    Tensor second = in.narrow(2, half, half);
    Tensor target = to.transpose(0, 1);
    Tensor turned =
        exact ? target : Torch.empty(in.device(), ScalarType.Float, in.size(0), heads, headDim);
    torch.mul_out(turned.narrow(2, 0, half), first, cos).addcmul_(second, sin, Torch.MINUS_ONE);
    torch.mul_out(turned.narrow(2, half, half), second, cos).addcmul_(first, sin);
    if (!exact) {
      target.copy_(turned);
    }
  }

  /**
   * {@return the attention of some patches to all, rows × heads × head dimension}
   *
   * @param queries of those patches
   * @param keys of all patches
   * @param values of all patches
   */
  Tensor attend(Tensor queries, Tensor keys, Tensor values) {
    return Attention.of(queries, keys, values, null, false).transpose(0, 1);
  }

  /**
   * Adds attention and MLP to some patches.
   *
   * @param x their rows, f32; changed in place
   * @param attended of those rows
   */
  void finish(Tensor x, Tensor attended) {
    long rows = x.size(0);
    Tensor normed = Torch.empty(x.device(), type, rows, hidden);
    Tensor delta = Torch.empty(x.device(), type, rows, hidden);
    split(normed).copy_(attended);
    projection.apply(normed, delta);
    x.add_(delta);
    mlpNorm.apply(x, normed);
    Tensor gated = Torch.empty(x.device(), type, rows, gate.outputs());
    Tensor raised = Torch.empty(x.device(), type, rows, gate.outputs());
    gate.apply(normed, gated);
    up.apply(normed, raised);
    activation.apply(gated).mul_(raised);
    down.apply(gated, delta);
    x.add_(delta);
  }
}
