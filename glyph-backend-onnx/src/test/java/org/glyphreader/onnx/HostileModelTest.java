package org.glyphreader.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a model or with the settings is said, and nothing crashes. */
class HostileModelTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path whole;
  private Path model;

  @BeforeAll
  static void convert() throws IOException {
    whole = shared.resolve("whole");
    Path checkpoint = TinyCheckpoint.copyTo(shared.resolve("tiny"));
    OnnxConverter.convert(checkpoint, whole, WeightFormat.FLOAT32, ConversionListener.NONE);
  }

  @BeforeEach
  void copy() throws IOException {
    model = folder.resolve("model");
    try (Stream<Path> files = Files.walk(whole)) {
      for (Path file : files.toList()) {
        Files.copy(file, model.resolve(whole.relativize(file).toString()));
      }
    }
  }

  private void open(Map<String, String> options, String device, Optional<String> dtype) {
    new OnnxBackendProvider()
        .open(new BackendSettings(Optional.of(model), device, dtype, options))
        .close();
  }

  private void open() {
    open(Map.of(), "cpu", Optional.empty());
  }

  @Test
  void a_whole_model_opens() {
    open();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vision_encoder.onnx",
        "vision_encoder.onnx_data",
        "embed_tokens.onnx",
        "embed_tokens.onnx_data",
        "decoder_model_merged.onnx",
        "decoder_model_merged.onnx_data"
      })
  void a_file_that_was_cut_is_named(String name) throws IOException {
    Path file = model.resolve("onnx").resolve(name);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() * 2 / 3);
    }

    assertThatThrownBy(this::open)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(name);
  }

  @Test
  void a_graph_in_the_place_of_another_is_refused_by_its_inputs() throws IOException {
    Path graphs = model.resolve("onnx");
    Files.delete(graphs.resolve("vision_encoder.onnx"));
    Files.copy(graphs.resolve("embed_tokens.onnx"), graphs.resolve("vision_encoder.onnx"));

    assertThatThrownBy(this::open)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("vision_encoder.onnx lacks the input \"pixel_values\"");
  }

  @Test
  void a_config_of_another_size_is_refused() throws IOException {
    Path config = model.resolve("config.json");
    Files.writeString(
        config, Files.readString(config).replace("\"vocab_size\": 1024", "\"vocab_size\": 1040"));

    assertThatThrownBy(this::open)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("logits")
        .hasMessageContaining("1040");
  }

  @Test
  void a_damaged_card_is_refused() throws IOException {
    Files.writeString(model.resolve("glyph-onnx.json"), "{\"format\": 7}");

    assertThatThrownBy(this::open)
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("glyph-onnx.json is of format 7");
  }

  @Test
  void another_dtype_than_that_of_the_conversion_is_refused() {
    open(Map.of(), "auto", Optional.of("float32"));

    assertThatThrownBy(() -> open(Map.of(), "auto", Optional.of("int4")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("converted with the weights float32, not int4");
  }

  @Test
  void options_are_checked() {
    open(Map.of("threads", "1"), "cpu", Optional.empty());

    assertThatThrownBy(() -> open(Map.of("threads", "many"), "cpu", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threads")
        .hasMessageContaining("many");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cuda:0", "cuda"})
  void cuda_without_its_natives_names_what_to_depend_on(String device) {
    assertThatThrownBy(() -> open(Map.of(), device, Optional.empty()))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("CUDA")
        .hasMessageContaining("glyph-backend-onnx-cuda");
  }

  @Test
  void an_unknown_device_is_refused() {
    assertThatThrownBy(() -> open(Map.of(), "tpu", Optional.empty()))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("tpu");
  }

  @Test
  void only_folders_with_graphs_of_a_known_architecture_are_supported() throws IOException {
    OnnxBackendProvider provider = new OnnxBackendProvider();

    assertThat(provider.supports(model)).isTrue();
    assertThat(provider.supports(shared.resolve("tiny"))).isFalse();
    assertThat(provider.supports(folder.resolve("nowhere"))).isFalse();
    assertThat(
            provider.describe(Optional.of(model)).orElseThrow().visualTokenizer().tokens(595, 842))
        .isEqualTo(630);
  }
}
