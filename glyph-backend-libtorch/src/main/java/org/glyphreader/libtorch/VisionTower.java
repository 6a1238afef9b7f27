package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/** GLM-4.1V's vision tower. */
@SuppressWarnings("try") // scopes are closed, not used
final class VisionTower {

  private final VisionConfig config;
  private final Device device;
  private final ScalarType type;
  private final Matrix patchEmbedding;
  private final RmsNorm embeddingNorm;
  private final VisionPositions positions;
  private final List<VisionBlock> blocks = new ArrayList<>();
  private final VisionMerger merger;

  VisionTower(VisionConfig config, Weights weights, String prefix) {
    this.config = config;
    device = weights.device();
    type = weights.precision().activations();
    patchEmbedding = patchEmbedding(weights, prefix + "patch_embed.proj.");
    embeddingNorm = new RmsNorm(weights, prefix + "post_conv_layernorm.weight", config.normEps());
    positions =
        new VisionPositions(config, weights, prefix + "embeddings.position_embedding.weight");
    for (int i = 0; i < config.depth(); i++) {
      try (PointerScope scope = new PointerScope()) {
        blocks.add(new VisionBlock(config, weights, prefix + "blocks." + i + "."));
      }
    }
    merger = new VisionMerger(config, weights, prefix);
  }

  /** The frames of a patch are all the same, so the kernels of all frames are summed up. */
  private Matrix patchEmbedding(Weights weights, String prefix) {
    Tensor kernel = weights.raw(prefix + "weight").to(ScalarType.Float);
    Tensor summed =
        kernel.sum(new long[] {2}, false, new org.bytedeco.pytorch.ScalarTypeOptional());
    Tensor weight = summed.view(config.hiddenSize(), -1).to(device, type);
    Tensor bias = weights.raw(prefix + "bias").to(device, type).clone();
    return new DenseMatrix(weight, bias, weights.owner());
  }

  /** {@return a row for each visual token, of the activations' type; belongs to the caller} */
  Tensor encode(PatchImage image, Lanes lanes) {
    int patches = image.patches();
    Tensor input = Torch.of(image.values(), patches, image.patchLength()).to(device, type);
    Tensor embeddings = positions.embeddings(image);
    Tensor angles = positions.angles(image).unsqueeze(1);
    Tensor cos = angles.cos();
    Tensor sin = angles.sin();
    Tensor x = Torch.empty(device, ScalarType.Float, patches, config.hiddenSize());
    // Queries, keys and values of one layer and of the next, which fast lanes write already.
    Tensor[][] heads = new Tensor[2][3];
    for (Tensor[] layer : heads) {
      for (int i = 0; i < layer.length; i++) {
        layer[i] = Torch.empty(device, type, config.heads(), patches, config.headDim());
      }
    }
    Tensor features = Torch.empty(device, type, image.tokens(), config.outHiddenSize());
    int unit = config.mergeSize() * config.mergeSize();
    lanes.run(
        lane -> {
          Span own = lane.share(image.tokens()).times(unit);
          List<Span> mine = own.blocks(unit);
          for (Span span : mine) {
            try (PointerScope scope = new PointerScope()) {
              embed(rows(input, span), rows(embeddings, span), rows(x, span));
            }
          }
          for (int i = 0; i < blocks.size(); i++) {
            VisionBlock block = blocks.get(i);
            Tensor[] all = heads[i % 2];
            for (Span span : mine) {
              try (PointerScope scope = new PointerScope()) {
                block.project(rows(x, span), rows(cos, span), rows(sin, span), columns(all, span));
              }
            }
            lane.barrier();
            try (PointerScope scope = new PointerScope()) {
              finish(block, own, mine, x, all);
            }
          }
          for (Span span : mine) {
            try (PointerScope scope = new PointerScope()) {
              merger.apply(
                  rows(x, span), features.narrow(0, span.start() / unit, span.length() / unit));
            }
          }
        });
    return features;
  }

  private void finish(VisionBlock block, Span own, List<Span> mine, Tensor x, Tensor[] all) {
    if (own.isEmpty()) {
      return;
    }
    Tensor attended = block.attend(columns(all[0], own), all[1], all[2]);
    for (Span span : mine) {
      try (PointerScope scope = new PointerScope()) {
        block.finish(rows(x, span), attended.narrow(0, span.start() - own.start(), span.length()));
      }
    }
  }

  private void embed(Tensor input, Tensor embeddings, Tensor x) {
    Tensor out = Torch.empty(device, type, x.size(0), x.size(1));
    patchEmbedding.apply(input, out);
    x.copy_(out);
    embeddingNorm.apply(x, x);
    x.add_(embeddings);
  }

  private static Tensor rows(Tensor tensor, Span span) {
    return tensor.narrow(0, span.start(), span.length());
  }

  private static Tensor columns(Tensor tensor, Span span) {
    return tensor.narrow(1, span.start(), span.length());
  }

  private static Tensor[] columns(Tensor[] tensors, Span span) {
    return new Tensor[] {
      columns(tensors[0], span), columns(tensors[1], span), columns(tensors[2], span)
    };
  }
}
