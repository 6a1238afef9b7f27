package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** The vision encoder of a published model, which computes rotary positions from the grid. */
final class PublishedVisionGraph {

  private final PublishedParts parts;
  private final GraphBuilder graph;
  private final ModelFamily family;
  private final VisionConfig vision;
  private final String prefix;

  PublishedVisionGraph(
      PublishedParts parts,
      GraphBuilder graph,
      ModelFamily family,
      VisionConfig vision,
      String prefix) {
    this.parts = parts;
    this.graph = graph;
    this.family = family;
    this.vision = vision;
    this.prefix = prefix;
  }

  void build() throws IOException {
    int hidden = vision.hiddenSize();
    String grid = family == ModelFamily.QWEN2_VL ? "grid_thw" : "image_grid_thw";
    graph.input("pixel_values", TensorType.FLOAT, "patches", 3 * 2 * 14 * 14);
    graph.input(grid, TensorType.INT64, "images", 3);
    graph.constant("zero", 0);
    graph.constant("flat", -1, hidden);
    graph.constant("sequence", 1, -1, hidden);
    graph.constant("heads", -1, vision.heads(), vision.headDim());
    String angles = angles(grid);
    String cos = graph.op("Cos", "cos", List.of(angles));
    String sin = graph.op("Sin", "sin", List.of(angles));
    String x = parts.linear("embed", "pixel_values", prefix + "patch_embed.proj");
    for (int i = 0; i < vision.depth(); i++) {
      String block = prefix + "blocks." + i;
      String norm = norm(block + "/n1", x, block + ".norm1");
      String all = parts.linear(block + "/qkv", norm, block + ".attn.qkv");
      parts.split(all, 1, block + "/q", block + "/k", block + "/v");
      for (String part : List.of("/q", "/k", "/v")) {
        String flat = headNorm(block, part);
        graph.op("Reshape", block + part + "s", List.of(flat, "sequence"));
      }
      for (String part : List.of("/q", "/k")) {
        graph.fused(
            "RotaryEmbedding",
            block + part + "r",
            List.of(block + part + "s", "zero", cos, sin),
            Attribute.of("num_heads", vision.heads()));
      }
      String heads =
          graph.fused(
              "MultiHeadAttention",
              block + "/heads",
              List.of(block + "/qr", block + "/kr", block + "/vs"),
              Attribute.of("num_heads", vision.heads()));
      String flat = graph.op("Reshape", block + "/flat", List.of(heads, "flat"));
      String out = parts.linear(block + "/proj", flat, block + ".attn.proj");
      x = graph.op("Add", block + "/r1", List.of(x, out));
      String second = norm(block + "/n2", x, block + ".norm2");
      x = graph.op("Add", block + "/r2", List.of(x, mlp(block, second)));
    }
    String last = family == ModelFamily.GLM_OCR ? glmMerger(x) : qwenMerger(x);
    graph.op("Identity", "image_features", List.of(last));
    graph.output("image_features", TensorType.FLOAT, "tokens", vision.outHiddenSize());
  }

  /** GLM-OCR norms the heads of queries and keys. */
  private String headNorm(String block, String part) throws IOException {
    if (family != ModelFamily.GLM_OCR || part.equals("/v")) {
      return block + part;
    }
    String heads = graph.op("Reshape", block + part + "/heads", List.of(block + part, "heads"));
    String norm = block + ".attn." + part.substring(1) + "_norm";
    return parts.rmsNorm(block + part + "/norm", heads, norm);
  }

  private String qwenMerger(String x) throws IOException {
    int hidden = vision.hiddenSize();
    graph.constant("merged", -1, 4L * hidden);
    String norm = norm("merger/norm", x, prefix + "merger.ln_q");
    String tokens = graph.op("Reshape", "merger/tokens", List.of(norm, "merged"));
    String first = parts.linear("merger/first", tokens, prefix + "merger.mlp.0");
    String gelu = graph.op("Gelu", "merger/gelu", List.of(first));
    return parts.linear("merger/second", gelu, prefix + "merger.mlp.2");
  }

  private String glmMerger(String x) throws IOException {
    int hidden = vision.hiddenSize();
    graph.constant("squares", -1, 4, hidden);
    graph.constant("merged", -1, 4L * hidden);
    String norm = parts.rmsNorm("merger/norm", x, prefix + "post_layernorm");
    String squares = graph.op("Reshape", "merger/squares", List.of(norm, "squares"));
    String turned =
        graph.op("Transpose", "merger/turned", List.of(squares), Attribute.of("perm", 0, 2, 1));
    String tokens = graph.op("Reshape", "merger/tokens", List.of(turned, "merged"));
    String smaller = parts.linear("merger/smaller", tokens, prefix + "downsample");
    String projected = parts.linear("merger/proj", smaller, prefix + "merger.proj");
    String second =
        parts.layerNorm("merger/second", projected, prefix + "merger.post_projection_norm");
    String gelu = graph.op("Gelu", "merger/gelu", List.of(second));
    return parts.gated("merger/mlp", gelu, prefix + "merger");
  }

  private String mlp(String block, String x) throws IOException {
    if (family == ModelFamily.QWEN2_VL) {
      String first = parts.linear(block + "/fc1", x, block + ".mlp.fc1");
      String activated =
          graph.fused("QuickGelu", block + "/gelu", List.of(first), Attribute.of("alpha", 1.702f));
      return parts.linear(block + "/fc2", activated, block + ".mlp.fc2");
    }
    return parts.gated(block + "/mlp", x, block + ".mlp");
  }

  private String norm(String name, String x, String weight) throws IOException {
    return family == ModelFamily.QWEN2_VL
        ? parts.layerNorm(name, x, weight)
        : parts.rmsNorm(name, x, weight);
  }

  /** [patches, head width / 2]: angles of rows, then of columns, in the order of the patches. */
  private String angles(String grid) throws IOException {
    graph.constant("pairs", -1, 2);
    graph.constant("row_axes", 1, 3);
    graph.constant("column_axes", 0, 2);
    graph.constant("list", -1, 1);
    parts.scalar("start", 0);
    parts.scalar("step", 1);
    String flat = graph.op("Reshape", "grid/flat", List.of(grid, parts.shape("grid/list", -1)));
    String[] axes = new String[2];
    for (int i = 0; i < 2; i++) {
      parts.scalar("grid/index" + i, i + 1);
      String length = graph.op("Gather", "grid/length" + i, List.of(flat, "grid/index" + i));
      String range = graph.op("Range", "grid/range" + i, List.of("start", length, "step"));
      String pairs = graph.op("Reshape", "grid/pairs" + i, List.of(range, "pairs"));
      axes[i] =
          graph.op(
              "Unsqueeze", "grid/axis" + i, List.of(pairs, i == 0 ? "row_axes" : "column_axes"));
    }
    parts.scalar("nought", 0);
    String[] angles = new String[2];
    parts.floats(
        "grid/frequencies",
        PublishedParts.frequencies(vision.headDim() / 4, 10_000),
        vision.headDim() / 4);
    for (int i = 0; i < 2; i++) {
      String none = graph.op("Mul", "grid/none" + i, List.of(axes[1 - i], "nought"));
      String wide = graph.op("Add", "grid/wide" + i, List.of(axes[i], none));
      String list = graph.op("Reshape", "grid/column" + i, List.of(wide, "list"));
      String real =
          graph.op(
              "Cast", "grid/real" + i, List.of(list), Attribute.of("to", TensorType.FLOAT.code()));
      angles[i] = graph.op("Mul", "grid/angles" + i, List.of(real, "grid/frequencies"));
    }
    return graph.op("Concat", "angles", List.of(angles), Attribute.of("axis", 1));
  }
}
