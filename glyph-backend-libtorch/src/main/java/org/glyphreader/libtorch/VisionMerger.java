package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** Makes one visual token of neighbouring patches: a convolution without overlap, then an MLP. */
final class VisionMerger {

  private static final double LAYER_NORM_EPSILON = 1e-5;

  private final Activation activation;
  private final RmsNorm norm;
  private final Matrix downsample;
  private final Matrix projection;
  private final Tensor normWeight;
  private final Tensor normBias;
  private final Matrix gate;
  private final Matrix up;
  private final Matrix down;
  private final int patchesOfToken;
  private final int hidden;
  private final ScalarType type;

  VisionMerger(VisionConfig config, Weights weights, String prefix) {
    activation = Activation.of(config.activation());
    hidden = config.hiddenSize();
    patchesOfToken = config.mergeSize() * config.mergeSize();
    type = weights.precision().activations();
    norm = new RmsNorm(weights, prefix + "post_layernorm.weight", config.normEps());
    Tensor kernel = weights.raw(prefix + "downsample.weight");
    downsample =
        weights.matrix(
            kernel.permute(0, 2, 3, 1).contiguous().view(kernel.size(0), -1),
            weights.raw(prefix + "downsample.bias").clone());
    String merger = prefix + "merger.";
    projection = weights.matrix(merger + "proj.weight");
    normWeight = weights.vector(merger + "post_projection_norm.weight");
    normBias = weights.vector(merger + "post_projection_norm.bias");
    gate = weights.matrix(merger + "gate_proj.weight");
    up = weights.matrix(merger + "up_proj.weight");
    down = weights.matrix(merger + "down_proj.weight");
  }

  /**
   * Merges some patches.
   *
   * @param x their rows, f32, those of a token following each other
   * @param out a row for each token, of the activations' type
   */
  void apply(Tensor x, Tensor out) {
    long tokens = x.size(0) / patchesOfToken;
    Tensor normed = Torch.empty(x.device(), type, x.size(0), hidden);
    norm.apply(x, normed);
    Tensor merged = Torch.empty(x.device(), type, tokens, out.size(1));
    downsample.apply(normed.view(tokens, -1), merged);
    Tensor projected = Torch.empty(x.device(), type, tokens, out.size(1));
    projection.apply(merged, projected);
    Tensor active =
        torch.gelu(
            torch.layer_norm(
                projected.to(ScalarType.Float),
                new long[] {out.size(1)},
                new TensorOptional(normWeight),
                new TensorOptional(normBias),
                LAYER_NORM_EPSILON,
                false));
    merged.copy_(active);
    Tensor gated = Torch.empty(x.device(), type, tokens, gate.outputs());
    Tensor raised = Torch.empty(x.device(), type, tokens, gate.outputs());
    gate.apply(merged, gated);
    up.apply(merged, raised);
    activation.apply(gated).mul_(raised);
    down.apply(gated, out);
  }
}
