package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/**
 * Graphs of small Qwen checkpoints as they are published: rotary positions are computed inside,
 * from {@code grid_thw} and {@code position_ids}.
 */
public final class PublishedLayout {

  private final TensorFiles tensors;
  private final TextConfig text;
  private final VisionConfig vision;
  private final boolean qwen2;
  private GraphBuilder graph;

  private PublishedLayout(Checkpoint checkpoint) {
    tensors = checkpoint.tensors();
    text = checkpoint.config().text();
    vision = checkpoint.config().vision();
    qwen2 = checkpoint.config().family() == ModelFamily.QWEN2_VL;
  }

  /** Writes the three graphs of a checkpoint into its folder. */
  public static void write(Path model) throws IOException {
    PublishedLayout layout = new PublishedLayout(Checkpoint.open(model));
    Files.createDirectories(model.resolve("onnx"));
    layout.write(model, OnnxFiles.VISION, layout::vision);
    layout.write(model, OnnxFiles.EMBEDDING, layout::embedding);
    layout.write(model, OnnxFiles.DECODER, layout::decoder);
  }

  private interface Part {
    void build() throws IOException;
  }

  private void write(Path model, String name, Part part) throws IOException {
    graph = new GraphBuilder(name, null, 21);
    part.build();
    try (OutputStream out = Files.newOutputStream(OnnxFiles.graph(model, name))) {
      graph.writeTo("test", out);
    }
  }

  private String tensor(String name, long... shape) throws IOException {
    float[] values = tensors.floats(name);
    return floats(name, values, shape.length == 0 ? new long[] {values.length} : shape);
  }

  private String floats(String name, float[] values, long... shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return graph.weight(
        name, TensorType.FLOAT, sink -> sink.write(bytes.array(), bytes.capacity()), shape);
  }

  private String linear(String name, String x, String weight, String bias) throws IOException {
    Rows rows = Rows.of(tensors, weight + ".weight");
    tensor(weight + ".weight", rows.count(), rows.width());
    String turned =
        graph.op("Transpose", name + "/t", List.of(weight + ".weight"), Attribute.of("perm", 1, 0));
    if (bias == null) {
      return graph.op("MatMul", name, List.of(x, turned));
    }
    String product = graph.op("MatMul", name + "/product", List.of(x, turned));
    return graph.op("Add", name, List.of(product, tensor(bias)));
  }

  private String linear(String name, String x, String weight) throws IOException {
    boolean biased = tensors.find(weight + ".bias").isPresent();
    return linear(name, x, weight, biased ? weight + ".bias" : null);
  }

  private String rmsNorm(String name, String x, String weight) throws IOException {
    return graph.op(
        "SimplifiedLayerNormalization",
        name,
        List.of(x, tensor(weight + ".weight")),
        Attribute.of("axis", -1),
        Attribute.of("epsilon", 1e-6f));
  }

  private String visionNorm(String name, String x, String weight) throws IOException {
    if (!qwen2) {
      return rmsNorm(name, x, weight);
    }
    return graph.op(
        "LayerNormalization",
        name,
        List.of(x, tensor(weight + ".weight"), tensor(weight + ".bias")),
        Attribute.of("axis", -1),
        Attribute.of("epsilon", 1e-6f));
  }

  private static float[] frequencies(int count, double theta) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (1 / Math.pow(theta, (double) i / count));
    }
    return values;
  }

  // Vision

  private void vision() throws IOException {
    int hidden = vision.hiddenSize();
    String grid = qwen2 ? "grid_thw" : "image_grid_thw";
    graph.input("pixel_values", TensorType.FLOAT, "patches", 3 * 2 * 14 * 14);
    graph.input(grid, TensorType.INT64, "images", 3);
    graph.constant("zero", 0);
    graph.constant("flat", -1, hidden);
    graph.constant("sequence", 1, -1, hidden);
    String angles = visionAngles(grid);
    String cos = graph.op("Cos", "cos", List.of(angles));
    String sin = graph.op("Sin", "sin", List.of(angles));
    String x = linear("embed", "pixel_values", "visual.patch_embed.proj");
    for (int i = 0; i < vision.depth(); i++) {
      String block = "visual.blocks." + i;
      String norm = visionNorm(block + "/n1", x, block + ".norm1");
      String all = linear(block + "/qkv", norm, block + ".attn.qkv");
      graph.op(
          "",
          "Split",
          List.of(block + "/q", block + "/k", block + "/v"),
          List.of(all),
          Attribute.of("axis", 1),
          Attribute.of("num_outputs", 3));
      for (String part : List.of("/q", "/k", "/v")) {
        graph.op("Reshape", block + part + "s", List.of(block + part, "sequence"));
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
      String out = linear(block + "/proj", flat, block + ".attn.proj");
      x = graph.op("Add", block + "/r1", List.of(x, out));
      String second = visionNorm(block + "/n2", x, block + ".norm2");
      x = graph.op("Add", block + "/r2", List.of(x, visionMlp(block, second)));
    }
    graph.constant("merged", -1, 4L * hidden);
    String norm = visionNorm("merger/norm", x, "visual.merger.ln_q");
    String tokens = graph.op("Reshape", "merger/tokens", List.of(norm, "merged"));
    String first = linear("merger/first", tokens, "visual.merger.mlp.0");
    String gelu = graph.op("Gelu", "merger/gelu", List.of(first));
    String last = linear("merger/second", gelu, "visual.merger.mlp.2");
    graph.op("Identity", "image_features", List.of(last));
    graph.output("image_features", TensorType.FLOAT, "tokens", vision.outHiddenSize());
  }

  private String visionMlp(String block, String x) throws IOException {
    if (qwen2) {
      String first = linear(block + "/fc1", x, block + ".mlp.fc1");
      String activated =
          graph.fused("QuickGelu", block + "/gelu", List.of(first), Attribute.of("alpha", 1.702f));
      return linear(block + "/fc2", activated, block + ".mlp.fc2");
    }
    return gated(block + "/mlp", x, block + ".mlp");
  }

  private String gated(String name, String x, String tensor) throws IOException {
    String gate = linear(name + "/gate", x, tensor + ".gate_proj");
    String up = linear(name + "/up", x, tensor + ".up_proj");
    String silu =
        graph.fused("QuickGelu", name + "/silu", List.of(gate), Attribute.of("alpha", 1f));
    String product = graph.op("Mul", name + "/product", List.of(silu, up));
    return linear(name + "/down", product, tensor + ".down_proj");
  }

  /** [patches, head width / 2]: angles of rows, then of columns, in the order of the patches. */
  private String visionAngles(String grid) throws IOException {
    graph.constant("pairs", -1, 2);
    graph.constant("row_axes", 1, 3);
    graph.constant("column_axes", 0, 2);
    graph.constant("list", -1, 1);
    scalar("start", 0);
    scalar("step", 1);
    String flat = graph.op("Reshape", "grid/flat", List.of(grid, shape("grid/list", -1)));
    String[] axes = new String[2];
    for (int i = 0; i < 2; i++) {
      scalar("grid/index" + i, i + 1);
      String length = graph.op("Gather", "grid/length" + i, List.of(flat, "grid/index" + i));
      String range = graph.op("Range", "grid/range" + i, List.of("start", length, "step"));
      String pairs = graph.op("Reshape", "grid/pairs" + i, List.of(range, "pairs"));
      axes[i] =
          graph.op(
              "Unsqueeze", "grid/axis" + i, List.of(pairs, i == 0 ? "row_axes" : "column_axes"));
    }
    scalar("nought", 0);
    String[] angles = new String[2];
    floats("grid/frequencies", frequencies(vision.headDim() / 4, 10_000), vision.headDim() / 4);
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

  private String shape(String name, long... dims) {
    return graph.constant(name, dims);
  }

  private String scalar(String name, long value) throws IOException {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return graph.weight(name, TensorType.INT64, sink -> sink.write(bytes, 8));
  }

  // Text

  private void embedding() throws IOException {
    graph.input("input_ids", TensorType.INT64, "batch", "sequence");
    graph.op(
        "Gather",
        "inputs_embeds",
        List.of(
            tensor("model.embed_tokens.weight", text.vocabSize(), text.hiddenSize()), "input_ids"));
    graph.output("inputs_embeds", TensorType.FLOAT, "batch", "sequence", text.hiddenSize());
  }

  private void decoder() throws IOException {
    graph.input("inputs_embeds", TensorType.FLOAT, "batch", "sequence", text.hiddenSize());
    graph.input("attention_mask", TensorType.INT64, "batch", "total");
    graph.input("position_ids", TensorType.INT64, 3, "batch", "sequence");
    if (!qwen2) {
      graph.input("num_logits_to_keep", TensorType.INT64);
    }
    for (int i = 0; i < text.layers(); i++) {
      for (String kind : List.of(".key", ".value")) {
        graph.input(
            "past_key_values." + i + kind,
            TensorType.FLOAT,
            "batch",
            text.keyValueHeads(),
            "past",
            text.headDim());
      }
    }
    graph.constant("zero", 0);
    String angles = textAngles();
    String cos = graph.op("Cos", "cos", List.of(angles));
    String sin = graph.op("Sin", "sin", List.of(angles));
    lengths();
    String x = "inputs_embeds";
    for (int i = 0; i < text.layers(); i++) {
      String layer = "model.layers." + i;
      String norm = rmsNorm(layer + "/n1", x, layer + ".input_layernorm");
      x = graph.op("Add", layer + "/r1", List.of(x, attention(i, norm, cos, sin)));
      String second = rmsNorm(layer + "/n2", x, layer + ".post_attention_layernorm");
      x = graph.op("Add", layer + "/r2", List.of(x, gated(layer + "/mlp", second, layer + ".mlp")));
    }
    String norm = rmsNorm("norm", x, "model.norm");
    String scores = linear("scores", norm, "lm_head");
    if (qwen2) {
      graph.op("Identity", "logits", List.of(scores));
    } else {
      keepLast(scores);
    }
    graph.output("logits", TensorType.FLOAT, "batch", "kept", text.vocabSize());
    for (int i = 0; i < text.layers(); i++) {
      for (String kind : List.of(".key", ".value")) {
        graph.output(
            "present." + i + kind,
            TensorType.FLOAT,
            "batch",
            text.keyValueHeads(),
            "total",
            text.headDim());
      }
    }
  }

  private void keepLast(String scores) throws IOException {
    graph.constant("one", 1);
    graph.constant("end", Long.MAX_VALUE);
    String kept =
        graph.op("Reshape", "kept/list", List.of("num_logits_to_keep", shape("kept/shape", 1)));
    String from = graph.op("Neg", "kept/from", List.of(kept));
    graph.op("Slice", "logits", List.of(scores, from, "end", "one"));
  }

  /** [sequence, head width / 2], the frequencies cut by the sections. */
  private String textAngles() throws IOException {
    int half = text.headDim() / 2;
    floats("text/frequencies", frequencies(half, text.rope().theta()), half);
    graph.constant("text/sections", text.rope().sections().stream().mapToLong(i -> i).toArray());
    graph.constant("text/rows", -1, half);
    graph.constant("text/last", -1);
    String real =
        graph.op(
            "Cast",
            "text/real",
            List.of("position_ids"),
            Attribute.of("to", TensorType.FLOAT.code()));
    String column = graph.op("Unsqueeze", "text/column", List.of(real, "text/last"));
    String all = graph.op("Mul", "text/all", List.of(column, "text/frequencies"));
    graph.op(
        "",
        "Split",
        List.of("text/s0", "text/s1", "text/s2"),
        List.of(all, "text/sections"),
        Attribute.of("axis", -1));
    for (int i = 0; i < 3; i++) {
      scalar("text/i" + i, i);
      graph.op(
          "Gather", "text/a" + i, List.of("text/s" + i, "text/i" + i), Attribute.of("axis", 0));
    }
    String angles =
        graph.op(
            "Concat",
            "text/angles",
            List.of("text/a0", "text/a1", "text/a2"),
            Attribute.of("axis", -1));
    return graph.op("Reshape", "text/table", List.of(angles, "text/rows"));
  }

  /** What GroupQueryAttention wants to know, from the mask. */
  private void lengths() throws IOException {
    scalar("one/scalar", 1);
    graph.constant("mask/axis", 1);
    String sum =
        graph.op(
            "ReduceSum",
            "mask/sum",
            List.of("attention_mask", "mask/axis"),
            Attribute.of("keepdims", 0));
    String last = graph.op("Sub", "mask/last", List.of(sum, "one/scalar"));
    graph.op("Cast", "seqlens", List.of(last), Attribute.of("to", TensorType.INT32.code()));
    String shape = graph.op("Shape", "mask/shape", List.of("attention_mask"));
    String total = graph.op("Gather", "mask/total", List.of(shape, "one/scalar"));
    graph.op("Cast", "total_length", List.of(total), Attribute.of("to", TensorType.INT32.code()));
  }

  private String attention(int i, String x, String cos, String sin) throws IOException {
    String name = "model.layers." + i + ".self_attn";
    String query = linear(name + "/q", x, name + ".q_proj");
    String key = linear(name + "/k", x, name + ".k_proj");
    String value = linear(name + "/v", x, name + ".v_proj");
    graph.op(
        GraphBuilder.MICROSOFT,
        "GroupQueryAttention",
        List.of(name + "/heads", "present." + i + ".key", "present." + i + ".value"),
        List.of(
            rotated(query, text.heads(), cos, sin),
            rotated(key, text.keyValueHeads(), cos, sin),
            value,
            "past_key_values." + i + ".key",
            "past_key_values." + i + ".value",
            "seqlens",
            "total_length"),
        Attribute.of("num_heads", text.heads()),
        Attribute.of("kv_num_heads", text.keyValueHeads()));
    return linear(name + "/o", name + "/heads", name + ".o_proj");
  }

  private String rotated(String x, int heads, String cos, String sin) {
    return graph.fused(
        "RotaryEmbedding",
        x + "/rotated",
        List.of(x, "zero", cos, sin),
        Attribute.of("num_heads", heads));
  }
}
