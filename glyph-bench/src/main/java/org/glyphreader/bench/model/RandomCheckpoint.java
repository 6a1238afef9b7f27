package org.glyphreader.bench.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A GLM-4.1V checkpoint of 38 million parameters (150 MB) with random weights, the same on every
 * machine. Its answers are noise; their cost is that of any model of these sizes.
 */
public final class RandomCheckpoint {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int VOCABULARY = 2_048;
  private static final int HIDDEN = 512;
  private static final int INTERMEDIATE = 1_408;
  private static final int LAYERS = 8;
  private static final int HEADS = 8;
  private static final int KV_HEADS = 2;
  private static final int HEAD = HIDDEN / HEADS;
  private static final int VISION_HIDDEN = 384;
  private static final int VISION_INTERMEDIATE = 1_024;
  private static final int VISION_DEPTH = 6;
  private static final int VISION_HEADS = 6;
  private static final int PATCH = 14;
  private static final int IMAGE = 336;
  private static final int BYTES = 256;

  private static final List<String> SPECIAL =
      List.of(
          "<|endoftext|>",
          "[gMASK]",
          "<sop>",
          "<|system|>",
          "<|user|>",
          "<|assistant|>",
          "<|begin_of_image|>",
          "<|end_of_image|>",
          "<|begin_of_video|>",
          "<|end_of_video|>",
          "<|image|>",
          "<|video|>");

  private static final String TEMPLATE =
      "[gMASK]<sop>{% for msg in messages %}{% if msg.role == 'user' %}<|user|>\n"
          + "{% if msg.content is string %}{{ msg.content }}{% else %}{% for item in msg.content %}"
          + "{% if item.type == 'image' %}<|begin_of_image|><|image|><|end_of_image|>"
          + "{% elif item.type == 'text' %}{{ item.text }}{% endif %}{% endfor %}{% endif %}"
          + "{% endif %}{% endfor %}{% if add_generation_prompt %}<|assistant|>\n{% endif %}";

  private RandomCheckpoint() {}

  /**
   * Writes the checkpoint.
   *
   * @param folder is made if it is not there
   * @return the folder
   * @throws IOException if it cannot be written
   */
  public static Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    json(folder.resolve("config.json"), config());
    json(
        folder.resolve("generation_config.json"),
        Map.of("eos_token_id", List.of(), "do_sample", false));
    json(folder.resolve("preprocessor_config.json"), preprocessor());
    json(folder.resolve("tokenizer.json"), tokenizer());
    json(
        folder.resolve("tokenizer_config.json"),
        Map.of("eos_token", SPECIAL.get(0), "pad_token", SPECIAL.get(0)));
    Files.writeString(folder.resolve("chat_template.jinja"), TEMPLATE);
    RandomTensors.write(folder.resolve("model.safetensors"), tensors());
    return folder;
  }

  private static void json(Path file, Object value) throws IOException {
    JSON.writeValue(file.toFile(), value);
  }

  private static int id(String special) {
    return BYTES + SPECIAL.indexOf(special);
  }

  private static Map<String, Object> config() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("model_type", "glm4v_text");
    text.put("vocab_size", VOCABULARY);
    text.put("hidden_size", HIDDEN);
    text.put("intermediate_size", INTERMEDIATE);
    text.put("num_hidden_layers", LAYERS);
    text.put("num_attention_heads", HEADS);
    text.put("num_key_value_heads", KV_HEADS);
    text.put("max_position_embeddings", 131_072);
    text.put("rms_norm_eps", 1e-5);
    text.put("hidden_act", "silu");
    text.put("pad_token_id", id("<|endoftext|>"));
    text.put("eos_token_id", List.of(id("<|endoftext|>")));
    text.put(
        "rope_parameters",
        Map.of(
            "rope_type",
            "default",
            "rope_theta",
            500_000.0,
            "partial_rotary_factor",
            0.5,
            "mrope_section",
            List.of(4, 6, 6)));
    Map<String, Object> vision = new LinkedHashMap<>();
    vision.put("model_type", "glm4v_vision");
    vision.put("depth", VISION_DEPTH);
    vision.put("hidden_size", VISION_HIDDEN);
    vision.put("num_heads", VISION_HEADS);
    vision.put("out_hidden_size", HIDDEN);
    vision.put("intermediate_size", VISION_INTERMEDIATE);
    vision.put("image_size", IMAGE);
    vision.put("in_channels", 3);
    vision.put("patch_size", PATCH);
    vision.put("spatial_merge_size", 2);
    vision.put("temporal_patch_size", 2);
    vision.put("rms_norm_eps", 1e-5);
    vision.put("hidden_act", "silu");
    vision.put("attention_bias", false);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("architectures", List.of("Glm4vForConditionalGeneration"));
    all.put("model_type", "glm4v");
    all.put("dtype", "float32");
    all.put("tie_word_embeddings", false);
    all.put("image_start_token_id", id("<|begin_of_image|>"));
    all.put("image_end_token_id", id("<|end_of_image|>"));
    all.put("image_token_id", id("<|image|>"));
    all.put("video_start_token_id", id("<|begin_of_video|>"));
    all.put("video_end_token_id", id("<|end_of_video|>"));
    all.put("video_token_id", id("<|video|>"));
    all.put("text_config", text);
    all.put("vision_config", vision);
    return all;
  }

  private static Map<String, Object> preprocessor() {
    return Map.of(
        "image_processor_type",
        "Glm4vImageProcessor",
        "do_rescale",
        true,
        "patch_size",
        PATCH,
        "temporal_patch_size",
        2,
        "merge_size",
        2,
        "size",
        Map.of("shortest_edge", 12_544, "longest_edge", 9_633_792),
        "image_mean",
        List.of(0.48145466, 0.4578275, 0.40821073),
        "image_std",
        List.of(0.26862954, 0.26130258, 0.27577711));
  }

  /** A token for each byte, in the alphabet of byte-level BPE, and the special ones. */
  private static Map<String, Object> tokenizer() {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    int beyond = BYTES;
    for (int b = 0; b < BYTES; b++) {
      boolean printable = b >= '!' && b <= '~' || b >= 0xA1 && b <= 0xAC || b >= 0xAE;
      vocabulary.put(Character.toString(printable ? b : beyond++), b);
    }
    List<Map<String, Object>> added = new ArrayList<>();
    for (String special : SPECIAL) {
      Map<String, Object> token = new LinkedHashMap<>();
      token.put("id", id(special));
      token.put("content", special);
      for (String no : List.of("single_word", "lstrip", "rstrip", "normalized")) {
        token.put(no, false);
      }
      token.put("special", true);
      added.add(token);
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "BPE");
    model.put("dropout", null);
    model.put("unk_token", null);
    model.put("continuing_subword_prefix", null);
    model.put("end_of_word_suffix", null);
    model.put("fuse_unk", false);
    model.put("byte_fallback", false);
    model.put("ignore_merges", false);
    model.put("vocab", vocabulary);
    model.put("merges", List.of());
    Map<String, Object> bytes = new LinkedHashMap<>();
    bytes.put("type", "ByteLevel");
    bytes.put("add_prefix_space", false);
    bytes.put("trim_offsets", true);
    bytes.put("use_regex", true);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("version", "1.0");
    all.put("truncation", null);
    all.put("padding", null);
    all.put("added_tokens", added);
    all.put("normalizer", null);
    all.put("pre_tokenizer", bytes);
    all.put("post_processor", null);
    all.put("decoder", bytes);
    all.put("model", model);
    return all;
  }

  private static Map<String, int[]> tensors() {
    Map<String, int[]> all = new LinkedHashMap<>();
    all.put("lm_head.weight", new int[] {VOCABULARY, HIDDEN});
    String text = "model.language_model.";
    all.put(text + "embed_tokens.weight", new int[] {VOCABULARY, HIDDEN});
    all.put(text + "norm.weight", new int[] {HIDDEN});
    for (int i = 0; i < LAYERS; i++) {
      String layer = text + "layers." + i + ".";
      for (String norm :
          List.of(
              "input_layernorm",
              "post_attention_layernorm",
              "post_mlp_layernorm",
              "post_self_attn_layernorm")) {
        all.put(layer + norm + ".weight", new int[] {HIDDEN});
      }
      all.put(layer + "mlp.gate_up_proj.weight", new int[] {2 * INTERMEDIATE, HIDDEN});
      all.put(layer + "mlp.down_proj.weight", new int[] {HIDDEN, INTERMEDIATE});
      projection(all, layer + "self_attn.q_proj", HEADS * HEAD);
      projection(all, layer + "self_attn.k_proj", KV_HEADS * HEAD);
      projection(all, layer + "self_attn.v_proj", KV_HEADS * HEAD);
      all.put(layer + "self_attn.o_proj.weight", new int[] {HIDDEN, HEADS * HEAD});
    }
    vision(all);
    return all;
  }

  private static void projection(Map<String, int[]> all, String name, int rows) {
    all.put(name + ".weight", new int[] {rows, HIDDEN});
    all.put(name + ".bias", new int[] {rows});
  }

  private static void vision(Map<String, int[]> all) {
    String visual = "model.visual.";
    int h = VISION_HIDDEN;
    for (int i = 0; i < VISION_DEPTH; i++) {
      String block = visual + "blocks." + i + ".";
      all.put(block + "attn.qkv.weight", new int[] {3 * h, h});
      all.put(block + "attn.proj.weight", new int[] {h, h});
      all.put(block + "mlp.gate_proj.weight", new int[] {HIDDEN, h});
      all.put(block + "mlp.up_proj.weight", new int[] {HIDDEN, h});
      all.put(block + "mlp.down_proj.weight", new int[] {h, HIDDEN});
      all.put(block + "norm1.weight", new int[] {h});
      all.put(block + "norm2.weight", new int[] {h});
    }
    all.put(visual + "downsample.weight", new int[] {HIDDEN, h, 2, 2});
    all.put(visual + "downsample.bias", new int[] {HIDDEN});
    int side = IMAGE / PATCH;
    all.put(visual + "embeddings.position_embedding.weight", new int[] {side * side, h});
    all.put(visual + "merger.proj.weight", new int[] {HIDDEN, HIDDEN});
    all.put(visual + "merger.post_projection_norm.weight", new int[] {HIDDEN});
    all.put(visual + "merger.post_projection_norm.bias", new int[] {HIDDEN});
    all.put(visual + "merger.gate_proj.weight", new int[] {VISION_INTERMEDIATE, HIDDEN});
    all.put(visual + "merger.up_proj.weight", new int[] {VISION_INTERMEDIATE, HIDDEN});
    all.put(visual + "merger.down_proj.weight", new int[] {HIDDEN, VISION_INTERMEDIATE});
    all.put(visual + "patch_embed.proj.weight", new int[] {h, 3, 2, PATCH, PATCH});
    all.put(visual + "patch_embed.proj.bias", new int[] {h});
    all.put(visual + "post_conv_layernorm.weight", new int[] {h});
    all.put(visual + "post_layernorm.weight", new int[] {h});
  }
}
