package org.glyphreader.libtorch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorReport;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** Names and shapes of the tensors of GLM-4.1V. */
final class Glm4vTensors {

  private final ModelConfig config;
  private final String text;
  private final String vision;
  private final Map<String, List<Long>> shapes = new HashMap<>();

  /** Finds out which of the two naming schemes the files follow. */
  Glm4vTensors(ModelConfig config, TensorFiles files) {
    this.config = config;
    boolean flat = files.find("model.embed_tokens.weight").isPresent();
    text = flat ? "model." : "model.language_model.";
    vision = flat ? "visual." : "model.visual.";
    vision(config.vision());
    text(config.text());
  }

  /** {@return prefix of the decoder's tensors} */
  String text() {
    return text;
  }

  /** {@return prefix of the vision tower's tensors} */
  String vision() {
    return vision;
  }

  /** {@return name of the output layer} */
  String head() {
    return config.tiedEmbeddings() ? text + "embed_tokens.weight" : "lm_head.weight";
  }

  /** {@return how the files differ from what the model needs} */
  TensorReport compare(TensorFiles files) {
    return files.compare(shapes);
  }

  private void put(String name, long... shape) {
    shapes.put(name, java.util.Arrays.stream(shape).boxed().toList());
  }

  private void vision(VisionConfig c) {
    long hidden = c.hiddenSize();
    long out = c.outHiddenSize();
    long merge = c.mergeSize();
    long side = c.imageSize() / c.patchSize();
    put(
        vision + "patch_embed.proj.weight",
        hidden,
        c.channels(),
        c.temporalPatchSize(),
        c.patchSize(),
        c.patchSize());
    put(vision + "patch_embed.proj.bias", hidden);
    put(vision + "embeddings.position_embedding.weight", side * side, hidden);
    put(vision + "post_conv_layernorm.weight", hidden);
    put(vision + "post_layernorm.weight", hidden);
    for (int i = 0; i < c.depth(); i++) {
      String block = vision + "blocks." + i + ".";
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
    put(vision + "downsample.weight", out, hidden, merge, merge);
    put(vision + "downsample.bias", out);
    put(vision + "merger.proj.weight", out, out);
    put(vision + "merger.post_projection_norm.weight", out);
    put(vision + "merger.post_projection_norm.bias", out);
    put(vision + "merger.gate_proj.weight", c.intermediateSize(), out);
    put(vision + "merger.up_proj.weight", c.intermediateSize(), out);
    put(vision + "merger.down_proj.weight", out, c.intermediateSize());
  }

  private void text(TextConfig c) {
    long hidden = c.hiddenSize();
    long queries = (long) c.heads() * c.headDim();
    long keys = (long) c.keyValueHeads() * c.headDim();
    put(text + "embed_tokens.weight", c.vocabSize(), hidden);
    put(text + "norm.weight", hidden);
    put(head(), c.vocabSize(), hidden);
    for (int i = 0; i < c.layers(); i++) {
      String layer = text + "layers." + i + ".";
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
