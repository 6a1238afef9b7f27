package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.HeadLayout;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.Glm4vTensors;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * The text decoder of GLM-4.1V for one sequence, up to the logits of its last token: behind the
 * last attention, only that token is computed. Keys and values may share their buffers between past
 * and present. Rotary angles come as inputs, since with pages they depend on three positions: a row
 * for each token of past and present.
 */
final class DecoderGraph {

  private final GraphBuilder graph;
  private final WeightWriter fine;
  private final WeightWriter coarse;
  private final Layers layers;
  private final Layers coarseLayers;
  private final TextConfig config;
  private final HeadLayout layout;
  private final String prefix;
  private final String headTensor;

  /**
   * @param fine for the attention
   * @param coarse for the gated products and the output layer: most of the weights, and the least
   *     sensitive to rounding
   * @param names of the tensors
   */
  DecoderGraph(
      GraphBuilder graph,
      WeightWriter fine,
      WeightWriter coarse,
      TensorFiles tensors,
      TextConfig config,
      Glm4vTensors names) {
    this.graph = graph;
    this.fine = fine;
    this.coarse = coarse;
    this.layers = new Layers(graph, fine, tensors, config.normEps());
    this.coarseLayers = new Layers(graph, coarse, tensors, config.normEps());
    this.config = config;
    this.layout = HeadLayout.of(config);
    prefix = names.text();
    headTensor = names.head();
  }

  void build() throws IOException {
    int hidden = config.hiddenSize();
    int angles = layout.angles();
    String embedded = real("inputs_embeds", 1, "sequence", hidden);
    String cos = real("rope_cos", "angle_rows", angles);
    String sin = real("rope_sin", "angle_rows", angles);
    graph.input("seqlens_k", TensorType.INT32, 1);
    graph.input("total_sequence_length", TensorType.INT32);
    for (int i = 0; i < config.layers(); i++) {
      for (String kind : List.of("key", "value")) {
        graph.input(
            "past_key_values." + i + "." + kind,
            fine.real(),
            1,
            config.keyValueHeads(),
            "capacity",
            layout.width());
      }
    }
    graph.constant("last_row", -1);

    String x = embedded;
    String norm = layers.rmsNorm("layers.0/norm", x, prefix + "layers.0.input_layernorm");
    for (int i = 0; i < config.layers(); i++) {
      String name = "layers." + i;
      String tensor = prefix + name;
      boolean last = i == config.layers() - 1;
      String heads = attention(i, norm, tensor + ".self_attn", cos, sin);
      if (last) {
        heads = lastRow(name + "/attn/last", heads);
        x = lastRow(name + "/last", x);
      }
      String attended =
          fine.linear(
              name + "/attn/out", heads, columns(tensor + ".self_attn.o_proj.weight"), null);
      String after =
          layers.rmsNorm(name + "/attn/norm", attended, tensor + ".post_self_attn_layernorm");
      norm =
          layers.addAndNorm(
              name + "/mlp/before",
              name + "/attended",
              after,
              x,
              tensor + ".post_attention_layernorm");
      Rows both = coarseLayers.rows(tensor + ".mlp.gate_up_proj.weight");
      int half = config.intermediateSize();
      String gate = coarse.linear(name + "/mlp/gate", norm, both.slice(0, half), null);
      String up = coarse.linear(name + "/mlp/up", norm, both.slice(half, half), null);
      String mlp = coarseLayers.gatedMlp(name + "/mlp", gate, up, tensor + ".mlp.down_proj");
      after = layers.rmsNorm(name + "/mlp/norm", mlp, tensor + ".post_mlp_layernorm");
      norm =
          layers.addAndNorm(
              last ? "head/norm" : "layers." + (i + 1) + "/norm",
              name + "/out",
              after,
              name + "/attended",
              prefix + (last ? "norm" : "layers." + (i + 1) + ".input_layernorm"));
      x = name + "/out";
    }
    String scores = coarse.linear("head/scores", norm, layers.rows(headTensor), null);
    graph.op("Cast", "logits", List.of(scores), Attribute.of("to", TensorType.FLOAT.code()));
    graph.output("logits", TensorType.FLOAT, 1, 1, config.vocabSize());
    for (int i = 0; i < config.layers(); i++) {
      for (String kind : List.of("key", "value")) {
        graph.output(
            "present." + i + "." + kind,
            fine.real(),
            1,
            config.keyValueHeads(),
            "present_capacity",
            layout.width());
      }
    }
  }

  /** An input of single precision, cast to the type that is computed in. */
  private String real(String name, Object... dims) {
    graph.input(name, TensorType.FLOAT, dims);
    return fine.real() == TensorType.FLOAT
        ? name
        : graph.op("Cast", name + "/cast", List.of(name), Attribute.of("to", fine.real().code()));
  }

  private String attention(int layer, String x, String tensor, String cos, String sin)
      throws IOException {
    String name = "layers." + layer + "/attn";
    Rows weight = scaled(heads(tensor + ".q_proj.weight"));
    Rows bias = scaled(heads(tensor + ".q_proj.bias"));
    for (String part : List.of(".k_proj", ".v_proj")) {
      weight = weight.then(heads(tensor + part + ".weight"));
      bias = bias.then(heads(tensor + part + ".bias"));
    }
    String all = fine.linear(name + "/qkv", x, weight, bias);
    graph.op(
        GraphBuilder.MICROSOFT,
        "GroupQueryAttention",
        List.of(name + "/heads", "present." + layer + ".key", "present." + layer + ".value"),
        List.of(
            all,
            GraphBuilder.NONE,
            GraphBuilder.NONE,
            "past_key_values." + layer + ".key",
            "past_key_values." + layer + ".value",
            "seqlens_k",
            "total_sequence_length",
            cos,
            sin),
        Attribute.of("num_heads", config.heads()),
        Attribute.of("kv_num_heads", config.keyValueHeads()),
        Attribute.of("scale", 1f),
        Attribute.of("do_rotary", 1),
        Attribute.of("rotary_interleaved", 1));
    return name + "/heads";
  }

  private String lastRow(String name, String rows) {
    return graph.op("Gather", name, List.of(rows, "last_row"), Attribute.of("axis", 1));
  }

  /**
   * Queries times {@code 1 / √headDim}: for a single token, the operator has a quick product with
   * the keys only if it need not scale.
   */
  private Rows scaled(Rows queries) {
    float scale = (float) (1 / Math.sqrt(config.headDim()));
    return queries.map(
        queries.width(),
        (row, at, to, toAt) -> {
          for (int i = 0; i < queries.width(); i++) {
            to[toAt + i] = row[at + i] * scale;
          }
        });
  }

  /** A tensor with a row for each dimension of each head. */
  private Rows heads(String tensor) {
    return layers.rows(tensor).padGroups(config.headDim(), layout.width());
  }

  /** A tensor with a column for each dimension of each head. */
  private Rows columns(String tensor) {
    int from = config.headDim();
    int to = layout.width();
    Rows rows = layers.rows(tensor);
    return from == to
        ? rows
        : rows.map(
            config.heads() * to,
            (row, at, wider, wideAt) -> {
              Arrays.fill(wider, wideAt, wideAt + config.heads() * to, 0);
              for (int head = 0; head < config.heads(); head++) {
                System.arraycopy(row, at + head * from, wider, wideAt + head * to, from);
              }
            });
  }
}
