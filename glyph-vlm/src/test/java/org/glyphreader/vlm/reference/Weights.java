package org.glyphreader.vlm.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.checkpoint.VisionConfig;

/** The tensors of a GLM-4.1V checkpoint. */
final class Weights {

  private final TensorFiles files;

  Weights(Checkpoint checkpoint) {
    files = checkpoint.tensors();
    files.compare(expected(checkpoint.config())).requireComplete();
  }

  float[] get(String name) {
    return files.floats(name);
  }

  Linear linear(String name, int in, int out) {
    String bias = name + ".bias";
    return Linear.of(
        files.floats(name + ".weight"), files.find(bias).isPresent() ? get(bias) : null, in, out);
  }

  static Map<String, List<Long>> expected(ModelConfig config) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    TextConfig t = config.text();
    long hidden = t.hiddenSize();
    long queries = (long) t.heads() * t.headDim();
    long keys = (long) t.keyValueHeads() * t.headDim();
    String model = "model.language_model.";
    shapes.put(model + "embed_tokens.weight", List.of((long) t.vocabSize(), hidden));
    shapes.put(model + "norm.weight", List.of(hidden));
    if (!config.tiedEmbeddings()) {
      shapes.put("lm_head.weight", List.of((long) t.vocabSize(), hidden));
    }
    for (int i = 0; i < t.layers(); i++) {
      String layer = model + "layers." + i + ".";
      for (String norm :
          List.of(
              "input_layernorm",
              "post_attention_layernorm",
              "post_self_attn_layernorm",
              "post_mlp_layernorm")) {
        shapes.put(layer + norm + ".weight", List.of(hidden));
      }
      shapes.put(layer + "self_attn.q_proj.weight", List.of(queries, hidden));
      shapes.put(layer + "self_attn.q_proj.bias", List.of(queries));
      for (String part : List.of("k_proj", "v_proj")) {
        shapes.put(layer + "self_attn." + part + ".weight", List.of(keys, hidden));
        shapes.put(layer + "self_attn." + part + ".bias", List.of(keys));
      }
      shapes.put(layer + "self_attn.o_proj.weight", List.of(hidden, queries));
      shapes.put(layer + "mlp.gate_up_proj.weight", List.of(2L * t.intermediateSize(), hidden));
      shapes.put(layer + "mlp.down_proj.weight", List.of(hidden, (long) t.intermediateSize()));
    }
    vision(config.vision(), shapes);
    return shapes;
  }

  private static void vision(VisionConfig v, Map<String, List<Long>> shapes) {
    String visual = "model.visual.";
    long width = v.hiddenSize();
    long out = v.outHiddenSize();
    long patch = v.patchSize();
    long merge = v.mergeSize();
    long side = v.imageSize() / v.patchSize();
    shapes.put(
        visual + "patch_embed.proj.weight",
        List.of(width, (long) v.channels(), (long) v.temporalPatchSize(), patch, patch));
    shapes.put(visual + "patch_embed.proj.bias", List.of(width));
    shapes.put(visual + "embeddings.position_embedding.weight", List.of(side * side, width));
    shapes.put(visual + "post_conv_layernorm.weight", List.of(width));
    shapes.put(visual + "post_layernorm.weight", List.of(width));
    shapes.put(visual + "downsample.weight", List.of(out, width, merge, merge));
    shapes.put(visual + "downsample.bias", List.of(out));
    for (int i = 0; i < v.depth(); i++) {
      String block = visual + "blocks." + i + ".";
      shapes.put(block + "norm1.weight", List.of(width));
      shapes.put(block + "norm2.weight", List.of(width));
      shapes.put(block + "attn.qkv.weight", List.of(3 * width, width));
      if (v.attentionBias()) {
        shapes.put(block + "attn.qkv.bias", List.of(3 * width));
      }
      shapes.put(block + "attn.proj.weight", List.of(width, width));
      shapes.put(block + "mlp.gate_proj.weight", List.of(out, width));
      shapes.put(block + "mlp.up_proj.weight", List.of(out, width));
      shapes.put(block + "mlp.down_proj.weight", List.of(width, out));
    }
    long inner = v.intermediateSize();
    shapes.put(visual + "merger.proj.weight", List.of(out, out));
    shapes.put(visual + "merger.post_projection_norm.weight", List.of(out));
    shapes.put(visual + "merger.post_projection_norm.bias", List.of(out));
    shapes.put(visual + "merger.gate_proj.weight", List.of(inner, out));
    shapes.put(visual + "merger.up_proj.weight", List.of(inner, out));
    shapes.put(visual + "merger.down_proj.weight", List.of(out, inner));
  }
}
