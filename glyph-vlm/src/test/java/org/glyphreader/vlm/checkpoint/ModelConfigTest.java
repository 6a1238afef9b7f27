package org.glyphreader.vlm.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelConfigTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;

  @BeforeEach
  void copy() {
    TinyCheckpoint.copyTo(folder);
  }

  private void write(String file, String json) throws Exception {
    Files.writeString(folder.resolve(file), json);
  }

  @Test
  void the_nested_layout_is_read() {
    ModelConfig config = Checkpoint.open(folder).config();

    assertThat(config.family()).isEqualTo(ModelFamily.GLM4V);
    assertThat(config.imageToken()).isEqualTo(1014);
    assertThat(config.endTokens()).containsExactlyInAnyOrder(1000, 1007, 1009);
    assertThat(config.text())
        .isEqualTo(
            new TextConfig(
                1024,
                128,
                256,
                3,
                4,
                2,
                32,
                32_768,
                1e-5,
                "silu",
                new RopeConfig(10_000, 16, List.of(2, 3, 3))));
    assertThat(config.vision())
        .isEqualTo(
            new VisionConfig(3, 64, 4, 192, 128, 336, 3, 14, 2, 2, 1e-5, 10_000, "silu", false));
  }

  @Test
  void the_older_flat_layout_says_the_same() throws Exception {
    ModelConfig nested = Checkpoint.open(folder).config();
    try (var in = TinyCheckpoint.class.getResourceAsStream("glm4v-tiny/config-older.json")) {
      Files.write(folder.resolve("config.json"), in.readAllBytes());
    }

    assertThat(Checkpoint.open(folder).config()).isEqualTo(nested);
  }

  @Test
  void heads_of_keys_that_are_not_said_are_those_of_transformers() throws Exception {
    ObjectNode config =
        (ObjectNode) MAPPER.readTree(Files.readString(folder.resolve("config.json")));
    ObjectNode text = (ObjectNode) config.get("text_config");
    text.putNull("num_key_value_heads");
    write("config.json", config.toString());
    assertThat(Checkpoint.open(folder).config().text().keyValueHeads()).isEqualTo(4);

    text.remove("num_key_value_heads");
    write("config.json", config.toString());
    assertThat(Checkpoint.open(folder).config().text().keyValueHeads()).isEqualTo(2);
  }

  @Test
  void a_published_qwen_configuration_is_read() throws Exception {
    write(
        "config.json",
        """
        {"architectures": ["Qwen2VLForConditionalGeneration"], "model_type": "qwen2_vl",
         "eos_token_id": 151645, "hidden_act": "silu", "hidden_size": 1536,
         "intermediate_size": 8960, "max_position_embeddings": 32768, "num_attention_heads": 12,
         "num_hidden_layers": 28, "num_key_value_heads": 2, "rms_norm_eps": 1e-06,
         "rope_theta": 1000000.0, "image_token_id": 151655, "tie_word_embeddings": true,
         "torch_dtype": "bfloat16", "vocab_size": 151936,
         "vision_config": {"depth": 32, "embed_dim": 1280, "mlp_ratio": 4, "num_heads": 16,
           "in_chans": 3, "hidden_size": 1536, "patch_size": 14, "spatial_merge_size": 2,
           "spatial_patch_size": 14, "temporal_patch_size": 2},
         "rope_scaling": {"type": "mrope", "mrope_section": [16, 24, 24]}}
        """);
    write("preprocessor_config.json", "{\"min_pixels\": 3136, \"max_pixels\": 12845056}");
    ModelConfig config = Checkpoint.open(folder).config();

    assertThat(config.text().rope()).isEqualTo(new RopeConfig(1e6, 128, List.of(16, 24, 24)));
    assertThat(config.vision().hiddenSize()).isEqualTo(1280);
    assertThat(config.vision().outHiddenSize()).isEqualTo(1536);
    assertThat(config.vision().intermediateSize()).isEqualTo(5120);
    assertThat(config.tiedEmbeddings()).isTrue();
    assertThat(config.dtype()).isEqualTo("bfloat16");
    assertThat(Checkpoint.open(folder).preprocessor().maxPixels()).isEqualTo(12_845_056);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /text_config | hidden_size | -1
          /text_config | hidden_size | 127
          /text_config | hidden_size | "128"
          /text_config | num_attention_heads | 0
          /text_config | num_key_value_heads | 3
          /text_config | num_hidden_layers | 1000000000
          /text_config | vocab_size | null
          /text_config | rms_norm_eps | "small"
          /text_config/rope_parameters | mrope_section | [8,12,12]
          /text_config/rope_parameters | rope_type | "yarn"
          /text_config/rope_parameters | partial_rotary_factor | 7
          /vision_config | out_hidden_size | 64
          /vision_config | num_heads | 5
          /vision_config | patch_size | 0
          /vision_config | image_size | 7
          '' | model_type | "llama"
          '' | image_token_id | 5000
          '' | vision_config | 7
          """)
  void a_bad_value_is_named(String parent, String key, String value) throws Exception {
    ObjectNode config =
        (ObjectNode) MAPPER.readTree(Files.readString(folder.resolve("config.json")));
    JsonNode owner = parent.isEmpty() ? config : config.at(parent);
    ((ObjectNode) owner).set(key, MAPPER.readTree(value));
    write("config.json", config.toString());

    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("config.json", key);
  }

  @Test
  void a_model_without_generation_config_ends_where_its_config_says() throws Exception {
    Files.delete(folder.resolve("generation_config.json"));
    assertThat(Checkpoint.open(folder).generation().endTokens()).isEmpty();

    write("generation_config.json", "{\"eos_token_id\": 7, \"do_sample\": true, \"top_k\": 2}");
    GenerationConfig generation = Checkpoint.open(folder).generation();
    assertThat(generation.endTokens()).contains(List.of(7));
    assertThat(generation.sample()).isTrue();
    assertThat(generation.topK()).hasValue(2);
  }

  @Test
  void a_folder_of_another_kind_is_none_of_ours() throws Exception {
    assertThat(Checkpoint.familyOf(folder)).contains(ModelFamily.GLM4V);
    write("config.json", "{\"model_type\": \"llama\"}");
    assertThat(Checkpoint.familyOf(folder)).isEmpty();
    assertThat(Checkpoint.familyOf(folder.resolve("nowhere"))).isEmpty();
    write("config.json", "{\"model_type\": ");
    assertThatThrownBy(() -> Checkpoint.familyOf(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("config.json");
  }
}
