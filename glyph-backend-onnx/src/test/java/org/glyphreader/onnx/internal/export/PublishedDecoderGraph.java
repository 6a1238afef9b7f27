package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.TextConfig;

/** The decoder of a published model, which computes rotary angles from {@code position_ids}. */
final class PublishedDecoderGraph {

  private final PublishedParts parts;
  private final GraphBuilder graph;
  private final ModelFamily family;
  private final TextConfig text;
  private final String prefix;

  PublishedDecoderGraph(
      PublishedParts parts,
      GraphBuilder graph,
      ModelFamily family,
      TextConfig text,
      String prefix) {
    this.parts = parts;
    this.graph = graph;
    this.family = family;
    this.text = text;
    this.prefix = prefix;
  }

  void build() throws IOException {
    graph.input("inputs_embeds", TensorType.FLOAT, "batch", "sequence", text.hiddenSize());
    graph.input("attention_mask", TensorType.INT64, "batch", "total");
    graph.input("position_ids", TensorType.INT64, 3, "batch", "sequence");
    if (keepsLast()) {
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
      String layer = prefix + "layers." + i;
      String norm = parts.rmsNorm(layer + "/n1", x, layer + ".input_layernorm");
      String attended = attention(i, norm, cos, sin);
      if (glm()) {
        attended = parts.rmsNorm(layer + "/p1", attended, layer + ".post_self_attn_layernorm");
      }
      x = graph.op("Add", layer + "/r1", List.of(x, attended));
      norm = parts.rmsNorm(layer + "/n2", x, layer + ".post_attention_layernorm");
      String mlp = parts.gated(layer + "/mlp", norm, layer + ".mlp");
      if (glm()) {
        mlp = parts.rmsNorm(layer + "/p2", mlp, layer + ".post_mlp_layernorm");
      }
      x = graph.op("Add", layer + "/r2", List.of(x, mlp));
    }
    String norm = parts.rmsNorm("norm", x, prefix + "norm");
    String scores = parts.linear("scores", norm, "lm_head");
    if (keepsLast()) {
      keepLast(scores);
    } else {
      graph.op("Identity", "logits", List.of(scores));
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

  private boolean glm() {
    return family == ModelFamily.GLM_OCR;
  }

  /** Whether it is told how many tokens' logits are wanted; Qwen2-VL gives all. */
  private boolean keepsLast() {
    return family != ModelFamily.QWEN2_VL;
  }

  private void keepLast(String scores) throws IOException {
    graph.constant("one", 1);
    graph.constant("end", Long.MAX_VALUE);
    String kept =
        graph.op(
            "Reshape", "kept/list", List.of("num_logits_to_keep", parts.shape("kept/shape", 1)));
    String from = graph.op("Neg", "kept/from", List.of(kept));
    graph.op("Slice", "logits", List.of(scores, from, "end", "one"));
  }

  /** [sequence, head width / 2], the frequencies cut by the sections. */
  private String textAngles() throws IOException {
    int half = text.headDim() / 2;
    parts.floats("text/frequencies", PublishedParts.frequencies(half, text.rope().theta()), half);
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
      parts.scalar("text/i" + i, i);
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
    parts.scalar("one/scalar", 1);
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
    String name = prefix + "layers." + i + ".self_attn";
    String query = parts.linear(name + "/q", x, name + ".q_proj");
    String key = parts.linear(name + "/k", x, name + ".k_proj");
    String value = parts.linear(name + "/v", x, name + ".v_proj");
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
    return parts.linear(name + "/o", name + "/heads", name + ".o_proj");
  }

  private String rotated(String x, int heads, String cos, String sin) {
    return graph.fused(
        "RotaryEmbedding",
        x + "/rotated",
        List.of(x, "zero", cos, sin),
        Attribute.of("num_heads", heads),
        Attribute.of("interleaved", glm() ? 1 : 0));
  }
}
