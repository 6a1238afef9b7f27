package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/**
 * The vision encoder of GLM-4.1V for one page of any size. Both frames of a patch are equal, so the
 * 3-D convolution over them is one product with the sum of its two kernels; the bicubic
 * interpolation of the position table is separable, so it is two products with small matrices that
 * come as inputs; so do the rotary angles.
 */
final class VisionGraph {

  private final GraphBuilder graph;
  private final WeightWriter weights;
  private final Layers layers;
  private final VisionConfig config;
  private final String prefix;

  /**
   * @param prefix of the tensors' names
   */
  VisionGraph(
      GraphBuilder graph,
      WeightWriter weights,
      TensorFiles tensors,
      VisionConfig config,
      String prefix) {
    this.graph = graph;
    this.weights = weights;
    this.layers = new Layers(graph, weights, tensors, config.normEps());
    this.config = config;
    this.prefix = prefix;
  }

  void build() throws IOException {
    int hidden = config.hiddenSize();
    int side = config.imageSize() / config.patchSize();
    int patch = config.channels() * config.patchSize() * config.patchSize();
    String pixels = real("pixel_values", "patches", patch);
    String rows = real("position_rows", "grid_height", side);
    String columns = real("position_columns", "grid_width", side);
    String cos = real("rope_cos", "patches", config.headDim() / 2);
    String sin = real("rope_sin", "patches", config.headDim() / 2);
    graph.constant("first_position", 0);
    graph.constant("one_sequence", 1, -1, hidden);
    graph.constant("flat", -1, hidden);

    String x = weights.linear("patches/embed", pixels, frames(), bias("patch_embed.proj"));
    x = layers.rmsNorm("patches/norm", x, prefix + "post_conv_layernorm");
    x = graph.op("Add", "patches/placed", List.of(x, positions(rows, columns, side)));
    String norm = layers.rmsNorm("blocks.0/norm1", x, prefix + "blocks.0.norm1");
    for (int i = 0; i < config.depth(); i++) {
      String name = "blocks." + i;
      String tensor = prefix + name;
      String attended = attention(name + "/attn", norm, tensor + ".attn", cos, sin);
      norm = layers.addAndNorm(name + "/norm2", name + "/attended", attended, x, tensor + ".norm2");
      String gate = layers.linear(name + "/mlp/gate", norm, tensor + ".mlp.gate_proj");
      String up = layers.linear(name + "/mlp/up", norm, tensor + ".mlp.up_proj");
      String mlp = layers.gatedMlp(name + "/mlp", gate, up, tensor + ".mlp.down_proj");
      boolean last = i == config.depth() - 1;
      String next = "blocks." + (i + 1);
      norm =
          layers.addAndNorm(
              last ? "merge/norm" : next + "/norm1",
              name + "/out",
              mlp,
              name + "/attended",
              last ? prefix + "post_layernorm" : prefix + next + ".norm1");
      x = name + "/out";
    }
    merge(norm);
    graph.output("image_features", TensorType.FLOAT, "tokens", config.outHiddenSize());
  }

  /** An input of single precision, cast to the type that is computed in. */
  private String real(String name, Object... dims) {
    graph.input(name, TensorType.FLOAT, dims);
    return weights.real() == TensorType.FLOAT
        ? name
        : graph.op(
            "Cast", name + "/cast", List.of(name), Attribute.of("to", weights.real().code()));
  }

  private Rows bias(String tensor) {
    return layers.biasOf(prefix + tensor);
  }

  /** The kernels of the patch embedding, summed over the frames. */
  private Rows frames() {
    int frames = config.temporalPatchSize();
    int plane = config.patchSize() * config.patchSize();
    return layers
        .rows(prefix + "patch_embed.proj.weight")
        .map(
            config.channels() * plane,
            (from, at, to, toAt) -> {
              for (int channel = 0; channel < config.channels(); channel++) {
                for (int i = 0; i < plane; i++) {
                  float sum = 0;
                  for (int frame = 0; frame < frames; frame++) {
                    sum += from[at + (channel * frames + frame) * plane + i];
                  }
                  to[toAt + channel * plane + i] = sum;
                }
              }
            });
  }

  /** The position table brought to the page's grid, in the order of the patches. */
  private String positions(String rows, String columns, int side) throws IOException {
    int hidden = config.hiddenSize();
    int merge = config.mergeSize();
    Rows table = layers.rows(prefix + "embeddings.position_embedding.weight");
    String flat = weights.matrix("positions/table", table, weights.real());
    graph.constant("positions/square_shape", side, side, hidden);
    graph.constant("positions/lines_shape", side, -1);
    graph.constant("positions/pairs_shape", -1, merge, side);
    graph.constant("positions/tokens_shape", 0, merge, -1, (long) merge * hidden);
    String square =
        graph.op("Reshape", "positions/square", List.of(flat, "positions/square_shape"));
    String wide = graph.op("MatMul", "positions/wide", List.of(columns, square));
    String lines = graph.op("Reshape", "positions/lines", List.of(wide, "positions/lines_shape"));
    String pairs = graph.op("Reshape", "positions/pairs", List.of(rows, "positions/pairs_shape"));
    String whole = graph.op("MatMul", "positions/whole", List.of(pairs, lines));
    String tokens =
        graph.op("Reshape", "positions/tokens", List.of(whole, "positions/tokens_shape"));
    String ordered =
        graph.op(
            "Transpose", "positions/ordered", List.of(tokens), Attribute.of("perm", 0, 2, 1, 3));
    return graph.op("Reshape", "positions/patches", List.of(ordered, "flat"));
  }

  private String attention(String name, String x, String tensor, String cos, String sin)
      throws IOException {
    int hidden = config.hiddenSize();
    Rows qkv = layers.rows(tensor + ".qkv.weight");
    Rows bias = layers.biasOf(tensor + ".qkv");
    String[] parts = new String[3];
    for (int i = 0; i < 3; i++) {
      String part = name + "/" + "qkv".charAt(i);
      Rows offset = bias == null ? null : bias.slice(i * hidden, hidden);
      String flat = weights.linear(part, x, qkv.slice(i * hidden, hidden), offset);
      parts[i] = graph.op("Reshape", part + "/sequence", List.of(flat, "one_sequence"));
      if (i < 2) {
        parts[i] =
            graph.fused(
                "RotaryEmbedding",
                part + "/rotated",
                List.of(parts[i], "first_position", cos, sin),
                Attribute.of("num_heads", config.heads()));
      }
    }
    String attended =
        graph.fused(
            "MultiHeadAttention",
            name + "/heads",
            List.of(parts),
            Attribute.of("num_heads", config.heads()));
    String flat = graph.op("Reshape", name + "/flat", List.of(attended, "flat"));
    return layers.linear(name + "/proj", flat, tensor + ".proj");
  }

  /** Makes a visual token of each square of patches. */
  private void merge(String x) throws IOException {
    int square = config.mergeSize() * config.mergeSize();
    int hidden = config.hiddenSize();
    graph.constant("merge/squares", -1, (long) square * hidden);
    String squares = graph.op("Reshape", "merge/square", List.of(x, "merge/squares"));
    Rows kernels =
        layers
            .rows(prefix + "downsample.weight")
            .map(
                square * hidden,
                (from, at, to, toAt) -> {
                  for (int channel = 0; channel < hidden; channel++) {
                    for (int i = 0; i < square; i++) {
                      to[toAt + i * hidden + channel] = from[at + channel * square + i];
                    }
                  }
                });
    String tokens = weights.linear("merge/downsample", squares, kernels, bias("downsample"));
    String merger = prefix + "merger.";
    String projected = layers.linear("merge/proj", tokens, merger + "proj");
    String norm =
        graph.op(
            "LayerNormalization",
            "merge/layer_norm",
            List.of(
                projected,
                weights.vector(
                    "merge/layer_norm.weight", layers.rows(merger + "post_projection_norm.weight")),
                weights.vector(
                    "merge/layer_norm.bias", layers.rows(merger + "post_projection_norm.bias"))),
            Attribute.of("axis", -1),
            Attribute.of("epsilon", 1e-5f));
    String gelu = graph.op("Gelu", "merge/gelu", List.of(norm));
    String gate = layers.linear("merge/mlp/gate", gelu, merger + "gate_proj");
    String up = layers.linear("merge/mlp/up", gelu, merger + "up_proj");
    String out = layers.gatedMlp("merge/mlp", gate, up, merger + "down_proj");
    graph.op("Cast", "image_features", List.of(out), Attribute.of("to", TensorType.FLOAT.code()));
  }
}
