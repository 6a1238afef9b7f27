package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.BackendFailureException;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.testkit.RecordingSink;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged checkpoints are refused in words; the JVM lives on. */
class DamagedCheckpointTest {

  @TempDir Path folder;
  private Path model;
  private Path weights;

  @BeforeEach
  void copyModel() {
    model = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    weights = model.resolve("model.safetensors");
  }

  private VlmBackend open(String dtype) {
    BackendSettings settings =
        new BackendSettings(Optional.of(model), "cpu", Optional.of(dtype), Map.of());
    return (VlmBackend) new LibTorchBackendProvider().open(settings);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 100, 20_000, 4_271_815})
  void a_truncated_file(long size) throws IOException {
    try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
    assertThatThrownBy(() -> open("float32").close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("model.safetensors");
  }

  @Test
  void a_header_that_claims_to_be_huge() throws IOException {
    overwrite(0, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 60));
    assertThatThrownBy(() -> open("float32").close()).isInstanceOf(ModelFormatException.class);
  }

  @Test
  void weights_of_another_model() throws IOException {
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("\"depth\": 3", "\"depth\": 4"));
    assertThatThrownBy(() -> open("float32").close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("missing: model.visual.blocks.3.attn.proj.weight")
        .hasMessageContaining("one download");
  }

  @Test
  void a_matrix_of_another_shape() throws IOException {
    Path config = model.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"intermediate_size\": 256", "\"intermediate_size\": 128"));
    assertThatThrownBy(() -> open("float32").close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("model.language_model.layers.0.mlp.down_proj.weight")
        .hasMessageContaining("[128, 256] instead of [128, 128]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "bfloat16", "int8"})
  void a_weight_that_is_no_number_is_named(String dtype) throws IOException {
    TensorInfo damaged =
        TensorFiles.open(model).get("model.language_model.layers.1.mlp.down_proj.weight");
    overwrite(
        damaged.offset() + 40,
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN));
    try (VlmBackend backend = open(dtype)) {
      assertThatThrownBy(
              () ->
                  backend.generate(
                      List.of(), "Hello", SamplingConfig.GREEDY, 3, new RecordingSink()))
          .isInstanceOf(BackendFailureException.class)
          .hasMessageContaining("weights are damaged")
          .hasMessageContaining("\"model.language_model.layers.1.mlp.down_proj.weight\"")
          .hasMessageContaining("holds NaN at element 10");
    }
  }

  @Test
  void a_folder_with_a_name_in_other_scripts_is_no_damage() throws IOException {
    model = Files.move(model, folder.resolve("modèle 模型"));
    try (VlmBackend backend = open("float32")) {
      assertThat(
              backend
                  .generate(List.of(), "Hello", SamplingConfig.GREEDY, 3, new RecordingSink())
                  .ids())
          .hasSize(3);
    }
  }

  private void overwrite(long at, ByteBuffer bytes) throws IOException {
    try (FileChannel file = FileChannel.open(weights, StandardOpenOption.WRITE)) {
      file.write(bytes.rewind(), at);
    }
  }
}
