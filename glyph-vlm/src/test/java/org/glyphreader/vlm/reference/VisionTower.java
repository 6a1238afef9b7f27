package org.glyphreader.vlm.reference;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/** The vision encoder of GLM-4.1V. */
final class VisionTower {

  private static final double BICUBIC = -0.75;

  private record Block(
      float[] norm1, float[] norm2, Linear qkv, Linear proj, Linear gate, Linear up, Linear down) {}

  private final VisionConfig config;
  private final Linear patches;
  private final float[] table;
  private final float[] convNorm;
  private final float[] lastNorm;
  private final Linear downsample;
  private final Linear proj;
  private final float[] projNorm;
  private final float[] projNormBias;
  private final Linear gate;
  private final Linear up;
  private final Linear down;
  private final List<Block> blocks = new ArrayList<>();

  VisionTower(Weights weights, VisionConfig config) {
    this.config = config;
    String visual = weights.names().vision();
    int width = config.hiddenSize();
    int out = config.outHiddenSize();
    patches = patches(weights, visual + "patch_embed.proj");
    table = weights.get(visual + "embeddings.position_embedding.weight");
    convNorm = weights.get(visual + "post_conv_layernorm.weight");
    lastNorm = weights.get(visual + "post_layernorm.weight");
    int merged = config.mergeSize() * config.mergeSize();
    downsample = weights.linear(visual + "downsample", width * merged, out);
    proj = weights.linear(visual + "merger.proj", out, out);
    projNorm = weights.get(visual + "merger.post_projection_norm.weight");
    projNormBias = weights.get(visual + "merger.post_projection_norm.bias");
    gate = weights.linear(visual + "merger.gate_proj", out, config.intermediateSize());
    up = weights.linear(visual + "merger.up_proj", out, config.intermediateSize());
    down = weights.linear(visual + "merger.down_proj", config.intermediateSize(), out);
    for (int i = 0; i < config.depth(); i++) {
      String block = visual + "blocks." + i + ".";
      blocks.add(
          new Block(
              weights.get(block + "norm1.weight"),
              weights.get(block + "norm2.weight"),
              weights.linear(block + "attn.qkv", width, 3 * width),
              weights.linear(block + "attn.proj", width, width),
              weights.linear(block + "mlp.gate_proj", width, out),
              weights.linear(block + "mlp.up_proj", width, out),
              weights.linear(block + "mlp.down_proj", out, width)));
    }
  }

  /** All frames are equal, so their weights are summed. */
  private Linear patches(Weights weights, String name) {
    float[] all = weights.get(name + ".weight");
    int area = config.patchSize() * config.patchSize();
    int in = config.channels() * area;
    float[] folded = new float[config.hiddenSize() * in];
    int from = 0;
    for (int row = 0; row < config.hiddenSize() * config.channels(); row++) {
      for (int frame = 0; frame < config.temporalPatchSize(); frame++) {
        for (int i = 0; i < area; i++) {
          folded[row * area + i] += all[from++];
        }
      }
    }
    return Linear.of(folded, weights.get(name + ".bias"), in, config.hiddenSize());
  }

  float[] encode(PatchImage image) {
    int rows = image.patches();
    int[] y = new int[rows];
    int[] x = new int[rows];
    places(image, y, x);
    float[] h = Maths.rmsNorm(patches.apply(image.values(), rows), convNorm, config.normEps());
    addPositions(h, image, y, x);
    for (Block block : blocks) {
      float[] qkv = block.qkv().apply(Maths.rmsNorm(h, block.norm1(), config.normEps()), rows);
      Maths.add(h, block.proj().apply(attention(qkv, rows, y, x), rows));
      float[] n = Maths.rmsNorm(h, block.norm2(), config.normEps());
      float[] inner = Maths.gated(block.gate().apply(n, rows), block.up().apply(n, rows));
      Maths.add(h, block.down().apply(inner, rows));
    }
    return merge(Maths.rmsNorm(h, lastNorm, config.normEps()), image.tokens());
  }

  /** Row and column of each patch, in the order of the patches. */
  private void places(PatchImage image, int[] y, int[] x) {
    int merge = image.mergeSize();
    int blocksAcross = image.gridWidth() / merge;
    for (int i = 0; i < y.length; i++) {
      int block = i / (merge * merge);
      int inner = i % (merge * merge);
      y[i] = block / blocksAcross * merge + inner / merge;
      x[i] = block % blocksAcross * merge + inner % merge;
    }
  }

  private void addPositions(float[] h, PatchImage image, int[] y, int[] x) {
    int side = config.imageSize() / config.patchSize();
    int width = config.hiddenSize();
    for (int i = 0; i < y.length; i++) {
      double v = (y[i] + 0.5) / image.gridHeight() * side - 0.5;
      double u = (x[i] + 0.5) / image.gridWidth() * side - 0.5;
      int top = (int) Math.floor(v);
      int left = (int) Math.floor(u);
      for (int dy = -1; dy <= 2; dy++) {
        for (int dx = -1; dx <= 2; dx++) {
          double weight = cubic(v - top - dy) * cubic(u - left - dx);
          int from = (clamp(top + dy, side) * side + clamp(left + dx, side)) * width;
          for (int c = 0; c < width; c++) {
            h[i * width + c] += (float) (weight * table[from + c]);
          }
        }
      }
    }
  }

  private static int clamp(int index, int side) {
    return Math.max(0, Math.min(side - 1, index));
  }

  private static double cubic(double x) {
    double d = Math.abs(x);
    return d <= 1
        ? ((BICUBIC + 2) * d - (BICUBIC + 3)) * d * d + 1
        : ((BICUBIC * d - 5 * BICUBIC) * d + 8 * BICUBIC) * d - 4 * BICUBIC;
  }

  private float[] attention(float[] qkv, int rows, int[] y, int[] x) {
    int width = config.hiddenSize();
    float[] q = new float[rows * width];
    float[] k = new float[rows * width];
    float[] v = new float[rows * width];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(qkv, i * 3 * width, q, i * width, width);
      System.arraycopy(qkv, i * 3 * width + width, k, i * width, width);
      System.arraycopy(qkv, i * 3 * width + 2 * width, v, i * width, width);
    }
    rotate(q, rows, y, x);
    rotate(k, rows, y, x);
    return new Attention(config.heads(), config.heads(), config.headDim(), false)
        .of(q, k, v, rows, rows);
  }

  private void rotate(float[] states, int rows, int[] y, int[] x) {
    int dim = config.headDim();
    int quarter = dim / 4;
    for (int i = 0; i < rows; i++) {
      for (int f = 0; f < 2 * quarter; f++) {
        int position = f < quarter ? y[i] : x[i];
        double angle =
            position * Math.pow(config.ropeTheta(), -2.0 * (f % quarter) / (2 * quarter));
        float cos = (float) Math.cos(angle);
        float sin = (float) Math.sin(angle);
        for (int head = 0; head < config.heads(); head++) {
          int at = (i * config.heads() + head) * dim + f;
          float a = states[at];
          float b = states[at + 2 * quarter];
          states[at] = a * cos - b * sin;
          states[at + 2 * quarter] = b * cos + a * sin;
        }
      }
    }
  }

  private float[] merge(float[] h, int tokens) {
    int width = config.hiddenSize();
    int merged = config.mergeSize() * config.mergeSize();
    float[] gathered = new float[h.length];
    for (int t = 0; t < tokens; t++) {
      for (int p = 0; p < merged; p++) {
        for (int c = 0; c < width; c++) {
          gathered[(t * width + c) * merged + p] = h[(t * merged + p) * width + c];
        }
      }
    }
    float[] x = proj.apply(downsample.apply(gathered, tokens), tokens);
    x = Maths.layerNorm(x, projNorm, projNormBias, 1e-5);
    Maths.gelu(x);
    return down.apply(Maths.gated(gate.apply(x, tokens), up.apply(x, tokens)), tokens);
  }
}
