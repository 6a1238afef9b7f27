package org.glyphreader.vlm.checkpoint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.ModelFormatException;

/**
 * Reads {@code config.json}: the nested layout ({@code text_config}, {@code rope_parameters}) and
 * the older flat one ({@code rope_scaling}, {@code rope_theta}, {@code partial_rotary_factor}).
 */
final class ModelConfigReader {

  private static final int MAX_WIDTH = 1 << 20;
  private static final int MAX_LAYERS = 1_000;
  private static final int MAX_ID = Integer.MAX_VALUE;

  private ModelConfigReader() {}

  /** The architecture, or nothing if it is none of those known here. */
  static Optional<ModelFamily> family(JsonFile root) {
    return root.string("model_type").flatMap(ModelFamily::of);
  }

  static ModelConfig read(JsonFile root) {
    ModelFamily family =
        family(root)
            .orElseThrow(
                () ->
                    root.has("model_type")
                        ? root.bad("model_type", "one of glm4v, glm_ocr, qwen2_vl, qwen2_5_vl")
                        : root.missing("model_type"));
    JsonFile text = root.object("text_config").orElse(root);
    JsonFile vision = root.object("vision_config").orElseThrow(() -> root.missing("vision_config"));
    TextConfig decoder = text(family, text);
    return new ModelConfig(
        family,
        decoder,
        vision(family, vision, decoder),
        root.required("image_token_id", 0, decoder.vocabSize() - 1),
        Set.copyOf(
            text.integers("eos_token_id", 0, MAX_ID)
                .or(() -> root.integers("eos_token_id", 0, MAX_ID))
                .orElse(List.of())),
        root.bool("tie_word_embeddings", text.bool("tie_word_embeddings", false))
            || text.bool("tie_word_embeddings", false),
        root.string("dtype")
            .or(() -> root.string("torch_dtype"))
            .or(() -> text.string("dtype"))
            .or(() -> text.string("torch_dtype"))
            .orElse(""));
  }

  private static TextConfig text(ModelFamily family, JsonFile text) {
    int hidden = text.required("hidden_size", 1, MAX_WIDTH);
    int heads = text.required("num_attention_heads", 1, MAX_WIDTH);
    int keyValueHeads =
        text.integer("num_key_value_heads", 1, heads, keyValueHeads(family, text, heads));
    if (heads % keyValueHeads != 0) {
      throw text.bad("num_key_value_heads", "a divisor of num_attention_heads, " + heads);
    }
    if (!text.has("head_dim") && hidden % heads != 0) {
      throw text.bad("hidden_size", "a multiple of num_attention_heads, " + heads);
    }
    int headDim = text.integer("head_dim", 1, MAX_WIDTH, hidden / heads);
    return new TextConfig(
        text.required("vocab_size", 1, MAX_ID),
        hidden,
        text.required("intermediate_size", 1, MAX_WIDTH),
        text.required("num_hidden_layers", 1, MAX_LAYERS),
        heads,
        keyValueHeads,
        headDim,
        text.integer("max_position_embeddings", 1, MAX_ID, 32_768),
        text.number("rms_norm_eps", 0, 1, 1e-5),
        text.string("hidden_act").orElse("silu"),
        rope(family, text, headDim));
  }

  /** As transformers: a GLM-4.1V that does not name them has 2, one that says null has all. */
  private static int keyValueHeads(ModelFamily family, JsonFile text, int heads) {
    boolean unnamed = family == ModelFamily.GLM4V && !text.names("num_key_value_heads");
    return unnamed ? Math.min(heads, 2) : heads;
  }

  private static RopeConfig rope(ModelFamily family, JsonFile text, int headDim) {
    JsonFile rope =
        text.object("rope_parameters").or(() -> text.object("rope_scaling")).orElse(text);
    String type = rope.string("rope_type").or(() -> rope.string("type")).orElse("default");
    if (!type.equals("default") && !type.equals("mrope")) {
      throw rope.bad(rope.has("rope_type") ? "rope_type" : "type", "\"default\" or \"mrope\"");
    }
    double theta =
        rope.number("rope_theta", 1, 1e12)
            .orElse(text.number("rope_theta", 1, 1e12, family.isGlm() ? 10_000 : 1_000_000));
    double partial =
        rope.number("partial_rotary_factor", 0, 1)
            .orElse(text.number("partial_rotary_factor", 0, 1, 1));
    int rotaryDim = (int) (headDim * partial);
    List<Integer> sections =
        rope.integers("mrope_section", 0, MAX_WIDTH)
            .orElse(family.isGlm() ? List.of(8, 12, 12) : List.of(16, 24, 24));
    long sum = sections.stream().mapToLong(Integer::longValue).sum();
    if (sections.size() != 3 || rotaryDim < 2 || rotaryDim % 2 != 0 || 2 * sum != rotaryDim) {
      throw new ModelFormatException(
          "%s: \"mrope_section\" %s does not fit: three sections have to share half of the %s rotated dimensions of a head"
              .formatted(text.place(), sections, rotaryDim));
    }
    return new RopeConfig(theta, rotaryDim, sections);
  }

  private static VisionConfig vision(ModelFamily family, JsonFile vision, TextConfig text) {
    boolean qwen2 = family == ModelFamily.QWEN2_VL;
    String width = qwen2 && vision.has("embed_dim") ? "embed_dim" : "hidden_size";
    int hidden = vision.required(width, 1, MAX_WIDTH);
    int heads = vision.required("num_heads", 1, MAX_WIDTH);
    if (hidden % heads != 0 || hidden / heads % 4 != 0) {
      throw vision.bad(width, "num_heads, " + heads + ", times a multiple of 4");
    }
    int patch = vision.integer("patch_size", 1, 1_024, 14);
    int image = vision.integer("image_size", 1, 65_536, 336);
    if (image < patch) {
      throw vision.bad("image_size", "at least patch_size, " + patch);
    }
    int out = text.hiddenSize();
    if (!qwen2 && vision.integer("out_hidden_size", 1, MAX_WIDTH, out) != out) {
      throw vision.bad("out_hidden_size", "the decoder's hidden_size, " + out);
    }
    return new VisionConfig(
        vision.required("depth", 1, MAX_LAYERS),
        hidden,
        heads,
        vision.integer(
            "intermediate_size", 1, MAX_WIDTH, hidden * vision.integer("mlp_ratio", 1, 64, 4)),
        out,
        image,
        vision.integer("in_channels", 3, 3).orElse(vision.integer("in_chans", 3, 3, 3)),
        patch,
        vision.integer("spatial_merge_size", 1, 16, 2),
        vision.integer("temporal_patch_size", 1, 16, 2),
        vision.number("rms_norm_eps", 0, 1, family.isGlm() ? 1e-5 : 1e-6),
        vision.object("rope_parameters").map(r -> r.number("rope_theta", 1, 1e12, 1e4)).orElse(1e4),
        vision.string("hidden_act").orElse(qwen2 ? "quick_gelu" : "silu"),
        vision.bool("attention_bias", family != ModelFamily.GLM4V));
  }
}
