package org.glyphreader.onnx.internal.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** The tensors of a GLM-4.1V checkpoint and their shapes. */
final class Glm4vTensors {

  static final String EMBEDDING = "model.language_model.embed_tokens.weight";
  private static final String HEAD = "lm_head.weight";

  private final Map<String, List<Long>> shapes = new TreeMap<>();

  private Glm4vTensors() {}

  /** Refuses a checkpoint that lacks tensors or has some of another shape. */
  static void check(TensorFiles tensors, ModelConfig config) {
    Glm4vTensors expected = new Glm4vTensors();
    expected.vision(config.vision());
    expected.text(config.text());
    if (!config.tiedEmbeddings()) {
      expected.put(HEAD, config.text().vocabSize(), config.text().hiddenSize());
    }
    tensors.compare(expected.shapes).requireComplete();
  }

  /** The tensor of the output layer. */
  static String head(ModelConfig config) {
    return config.tiedEmbeddings() ? EMBEDDING : HEAD;
  }

  private void put(String name, long... shape) {
    shapes.put(name, java.util.Arrays.stream(shape).boxed().toList());
  }

  private void vision(VisionConfig c) {
    String base = "model.visual.";
    long hidden = c.hiddenSize();
    long out = c.outHiddenSize();
    long side = c.imageSize() / c.patchSize();
    put(
        base + "patch_embed.proj.weight",
        hidden,
        c.channels(),
        c.temporalPatchSize(),
        c.patchSize(),
        c.patchSize());
    put(base + "patch_embed.proj.bias", hidden);
    put(base + "post_conv_layernorm.weight", hidden);
    put(base + "embeddings.position_embedding.weight", side * side, hidden);
    for (int i = 0; i < c.depth(); i++) {
      String block = base + "blocks." + i + ".";
      put(block + "norm1.weight", hidden);
      put(block + "norm2.weight", hidden);
      put(block + "attn.qkv.weight", 3 * hidden, hidden);
      if (c.attentionBias()) {
        put(block + "attn.qkv.bias", 3 * hidden);
      }
      put(block + "attn.proj.weight", hidden, hidden);
      put(block + "mlp.gate_proj.weight", out, hidden);
      put(block + "mlp.up_proj.weight", out, hidden);
      put(block + "mlp.down_proj.weight", hidden, out);
    }
    put(base + "post_layernorm.weight", hidden);
    put(base + "downsample.weight", out, hidden, c.mergeSize(), c.mergeSize());
    put(base + "downsample.bias", out);
    String merger = base + "merger.";
    put(merger + "proj.weight", out, out);
    put(merger + "post_projection_norm.weight", out);
    put(merger + "post_projection_norm.bias", out);
    put(merger + "gate_proj.weight", c.intermediateSize(), out);
    put(merger + "up_proj.weight", c.intermediateSize(), out);
    put(merger + "down_proj.weight", out, c.intermediateSize());
  }

  private void text(TextConfig c) {
    String base = "model.language_model.";
    long hidden = c.hiddenSize();
    long queries = (long) c.heads() * c.headDim();
    long keys = (long) c.keyValueHeads() * c.headDim();
    put(EMBEDDING, c.vocabSize(), hidden);
    put(base + "norm.weight", hidden);
    for (int i = 0; i < c.layers(); i++) {
      String layer = base + "layers." + i + ".";
      put(layer + "input_layernorm.weight", hidden);
      put(layer + "post_self_attn_layernorm.weight", hidden);
      put(layer + "post_attention_layernorm.weight", hidden);
      put(layer + "post_mlp_layernorm.weight", hidden);
      put(layer + "self_attn.q_proj.weight", queries, hidden);
      put(layer + "self_attn.q_proj.bias", queries);
      put(layer + "self_attn.k_proj.weight", keys, hidden);
      put(layer + "self_attn.k_proj.bias", keys);
      put(layer + "self_attn.v_proj.weight", keys, hidden);
      put(layer + "self_attn.v_proj.bias", keys);
      put(layer + "self_attn.o_proj.weight", hidden, queries);
      put(layer + "mlp.gate_up_proj.weight", 2L * c.intermediateSize(), hidden);
      put(layer + "mlp.down_proj.weight", hidden, c.intermediateSize());
    }
  }
}
