package org.glyphreader.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxConverterTest {

  @TempDir static Path shared;
  @TempDir Path folder;

  private static Path checkpoint;

  @BeforeAll
  static void write() {
    checkpoint = TinyCheckpoint.copyTo(shared.resolve("tiny"));
  }

  private OnnxConverter.Conversion convert(Path model, Path out) throws IOException {
    return OnnxConverter.convert(model, out, WeightFormat.FLOAT32, ConversionListener.NONE);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_checkpoint_gives_the_same_bytes(WeightFormat weights) throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");

    OnnxConverter.convert(checkpoint, first, weights, ConversionListener.NONE);
    OnnxConverter.convert(checkpoint, second, weights, ConversionListener.NONE);

    assertThat(checksums(first)).isEqualTo(checksums(second)).hasSize(13);
  }

  @Test
  void the_folder_holds_graphs_small_files_and_a_card() throws Exception {
    Path out = folder.resolve("out");

    OnnxConverter.Conversion conversion = convert(checkpoint, out);

    assertThat(checksums(out).keySet())
        .contains(
            "onnx/vision_encoder.onnx",
            "onnx/vision_encoder.onnx_data",
            "onnx/embed_tokens.onnx",
            "onnx/decoder_model_merged.onnx",
            "config.json",
            "generation_config.json",
            "preprocessor_config.json",
            "tokenizer.json",
            "chat_template.jinja",
            "glyph-onnx.json");
    assertThat(conversion.parameters()).isEqualTo(1_065_792);
    long size = 0;
    for (String file : checksums(out).keySet()) {
      size += Files.size(out.resolve(file));
    }
    assertThat(conversion.bytes()).isEqualTo(size);
  }

  @Test
  void the_card_names_source_and_weights_and_has_the_checksum_of_every_file() throws Exception {
    Path out = folder.resolve("out");
    OnnxConverter.convert(checkpoint, out, WeightFormat.INT4, ConversionListener.NONE);

    JsonNode card = new ObjectMapper().readTree(out.resolve("glyph-onnx.json").toFile());

    assertThat(card.get("model").asText()).isEqualTo("tiny");
    assertThat(card.get("architecture").asText()).isEqualTo("Glm4vForConditionalGeneration");
    assertThat(card.get("weights").asText()).isEqualTo("int4");
    assertThat(card.get("source").get("model.safetensors").get("sha256").asText())
        .isEqualTo(checksum(checkpoint.resolve("model.safetensors")));
    Map<String, String> listed = new TreeMap<>();
    card.get("files")
        .properties()
        .forEach(file -> listed.put(file.getKey(), file.getValue().get("sha256").asText()));
    Map<String, String> actual = checksums(out);
    actual.remove("glyph-onnx.json");
    assertThat(listed).isEqualTo(actual);
  }

  @Test
  void an_empty_folder_is_filled_and_any_other_is_left_alone() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("notes.txt"), "mine");

    convert(checkpoint, empty);

    assertThat(empty.resolve("glyph-onnx.json")).exists();
    assertThatThrownBy(() -> convert(checkpoint, full))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("full")
        .hasMessageContaining("not an empty folder");
    assertThat(full).isDirectoryContaining("glob:**notes.txt");
  }

  @Test
  void nothing_is_left_when_it_fails() throws Exception {
    Path out = folder.resolve("out");
    ConversionListener failing =
        (step, done, total) -> {
          if (step.equals("decoder") && done > total / 2) {
            throw new IllegalStateException("stop");
          }
        };

    assertThatThrownBy(() -> OnnxConverter.convert(checkpoint, out, WeightFormat.FLOAT32, failing))
        .hasMessage("stop");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_interrupted_conversion_leaves_nothing() throws Exception {
    ConversionListener interrupting = (step, done, total) -> Thread.currentThread().interrupt();
    Path parent = Files.createDirectory(folder.resolve("interrupted"));

    assertThatThrownBy(
            () ->
                OnnxConverter.convert(
                    checkpoint, parent.resolve("out"), WeightFormat.INT8, interrupting))
        .satisfiesAnyOf(
            e -> assertThat(e).isInstanceOf(IOException.class),
            e -> assertThat(e).isInstanceOf(ModelFormatException.class));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void progress_grows_to_the_number_of_weights() throws Exception {
    List<Long> done = new ArrayList<>();
    List<String> steps = new ArrayList<>();

    OnnxConverter.convert(
        checkpoint,
        folder.resolve("out"),
        WeightFormat.INT8,
        (step, count, total) -> {
          done.add(count);
          steps.add(step);
          assertThat(total).isEqualTo(1_065_792);
        });

    assertThat(done).isSorted().last().isEqualTo(1_065_792L);
    assertThat(steps).startsWith("vision encoder").contains("token embedding", "decoder");
  }

  @Test
  void a_checkpoint_of_another_architecture_is_refused() throws Exception {
    Path other = TinyCheckpoint.copyTo(folder.resolve("other"));
    Path config = other.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"model_type\": \"glm4v\"", "\"model_type\": \"glm_ocr\""));

    assertThatThrownBy(() -> convert(other, folder.resolve("out")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining("GLM-OCR")
        .hasMessageContaining("GLM-4.1V");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void a_checkpoint_whose_weights_do_not_fit_is_refused_before_anything_is_written()
      throws Exception {
    Path other = TinyCheckpoint.copyTo(folder.resolve("other"));
    Path config = other.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config).replace("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 4"));

    assertThatThrownBy(() -> convert(other, folder.resolve("out")))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("layers.3");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static Map<String, String> checksums(Path folder) throws Exception {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sums.put(folder.relativize(file).toString().replace('\\', '/'), checksum(file));
      }
    }
    return sums;
  }

  private static String checksum(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
  }
}
