package org.glyphreader.vlm.checkpoint;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names and shapes of the tensors of a GLM-4.1V checkpoint. Immutable. */
public final class Glm4vTensors {

  private final ModelConfig config;
  private final String text;
  private final String vision;
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();

  private Glm4vTensors(ModelConfig config, String text, String vision) {
    this.config = config;
    this.text = text;
    this.vision = vision;
    vision(config.vision());
    text(config.text());
  }

  /**
   * {@return the names of today's checkpoints}
   *
   * @param config of the model
   */
  public static Glm4vTensors of(ModelConfig config) {
    return new Glm4vTensors(config, "model.language_model.", "model.visual.");
  }

  /**
   * {@return the names of whichever scheme, today's or the older one, some files follow}
   *
   * @param config of the model
   * @param files its weights
   */
  public static Glm4vTensors of(ModelConfig config, TensorFiles files) {
    boolean older = files.find("model.embed_tokens.weight").isPresent();
    return older ? new Glm4vTensors(config, "model.", "visual.") : of(config);
  }

  /** {@return the shape that each tensor has to have, by name} */
  public Map<String, List<Long>> shapes() {
    return Collections.unmodifiableMap(shapes);
  }

  /** {@return prefix of the decoder's tensors, which ends with a dot} */
  public String text() {
    return text;
  }

  /** {@return prefix of the vision tower's tensors, which ends with a dot} */
  public String vision() {
    return vision;
  }

  /** {@return name of the token embedding} */
  public String embedding() {
    return text + "embed_tokens.weight";
  }

  /** {@return name of the output layer, which may be the embedding} */
  public String head() {
    return config.tiedEmbeddings() ? embedding() : "lm_head.weight";
  }

  private void put(String name, long... shape) {
    shapes.put(name, Arrays.stream(shape).boxed().toList());
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
    put(embedding(), c.vocabSize(), hidden);
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
