package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint is converted, then asked. */
class ConvertCommandTest {

  @TempDir Path folder;
  private Path checkpoint;
  private Path converted;

  @BeforeEach
  void writeCheckpoint() {
    checkpoint = TinyCheckpoint.copyTo(folder.resolve("checkpoint"));
    converted = folder.resolve("converted");
  }

  @Test
  void a_converted_checkpoint_answers() throws IOException {
    Run convert =
        Run.glyph(
            "convert", "--model", checkpoint, "--out", converted, "--weights", "int8", "--json");

    assertThat(convert.exitCode()).as(convert.err()).isZero();
    JsonNode written = new ObjectMapper().readTree(convert.out());
    assertThat(written.get("weights").asText()).isEqualTo("int8");
    assertThat(written.get("parameters").asLong()).isEqualTo(1_065_792);
    assertThat(written.get("folder").asText()).isEqualTo(converted.toString());

    Path story = Files.writeString(folder.resolve("story.txt"), "Marta kept the lighthouse.");
    Run ask =
        Run.glyph(
            "ask",
            story,
            "Who kept it?",
            "--backend",
            "onnx",
            "--model",
            converted,
            "--max-tokens",
            "4",
            "--json");

    assertThat(ask.exitCode()).as(ask.err()).isZero();
    assertThat(new ObjectMapper().readTree(ask.out()).get("usage").toString()).contains("4");
  }

  @Test
  void a_folder_without_graphs_says_how_to_make_them() throws IOException {
    Path story = Files.writeString(folder.resolve("story.txt"), "Marta kept the lighthouse.");

    Run ask = Run.glyph("ask", story, "Who?", "--backend", "onnx", "--model", checkpoint);

    assertThat(ask.exitCode()).isEqualTo(1);
    assertThat(ask.err()).contains("glyph convert --model");
  }

  @Test
  void wrong_weights_and_a_full_folder_are_refused_in_one_line() throws IOException {
    Files.createDirectories(converted.resolve("something"));

    Run weights =
        Run.glyph("convert", "--model", checkpoint, "--out", converted, "--weights", "int3");
    Run full = Run.glyph("convert", "--model", checkpoint, "--out", converted);

    assertThat(weights.exitCode()).isEqualTo(2);
    assertThat(weights.err()).contains("int3", "float32, float16, int8, int4").hasLineCount(1);
    assertThat(full.exitCode()).isEqualTo(1);
    assertThat(full.err()).contains("not an empty folder").hasLineCount(1);
  }
}
