package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.glyphreader.onnx.ConversionListener;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code glyph generate} on ONNX Runtime. */
class GenerateCommandTest {

  @TempDir Path folder;
  private Path model;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void convertModel() throws IOException {
    model = folder.resolve("tiny-onnx");
    OnnxConverter.convert(
        TinyCheckpoint.copyTo(folder.resolve("tiny")),
        model,
        WeightFormat.FLOAT32,
        ConversionListener.NONE);
  }

  private int glyph(Object... words) {
    CommandLine command =
        GlyphCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(Arrays.stream(words).map(Object::toString).toArray(String[]::new));
  }

  private Path image(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = TinyCheckpoint.class.getResourceAsStream("glm4v-tiny/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  @Test
  void json_holds_text_ids_counts_and_timings() throws IOException {
    GoldenCase golden = TinyCheckpoint.golden("three");

    int code =
        glyph(
            "generate",
            "--backend",
            "onnx",
            "--model",
            model,
            "--image",
            image("page1.png"),
            image("page2.png"),
            image("page3.png"),
            "--max-tokens",
            24,
            "--json",
            golden.question());

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("text").textValue()).isEqualTo(golden.generatedText());
    assertThat(json.get("ids")).hasSize(24);
    assertThat(json.get("ids").get(23).intValue()).isEqualTo(golden.generatedIds()[23]);
    assertThat(json.get("promptTokens").intValue()).isEqualTo(golden.ids().length);
    assertThat(json.get("visualTokens").intValue()).isEqualTo(golden.visualTokens());
    assertThat(json.get("timings").fieldNames())
        .toIterable()
        .containsExactly("preprocessMs", "encodeMs", "prefillMs", "decodeMsPerToken");
  }

  @Test
  void ids_alone_and_a_prompt_right_behind_the_images() throws IOException {
    GoldenCase golden = TinyCheckpoint.golden("one");

    int code =
        glyph(
            "generate",
            "--ids",
            "--model",
            model,
            "--max-tokens",
            24,
            "--image",
            image("page1.png"),
            golden.question());

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString().strip())
        .isEqualTo(
            Arrays.stream(golden.generatedIds())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" ")));
  }

  @Test
  void a_missing_image_is_named() {
    int code = glyph("generate", "--model", model, "--image", "no.png", "What is this?");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("no.png does not exist");
  }

  @Test
  void no_prompt_is_wrong_usage() {
    assertThat(glyph("generate", "--model", model)).isEqualTo(2);
    assertThat(err.toString()).contains("Give the PROMPT");
  }

  @Test
  void no_model_and_no_such_backend_are_said() {
    assertThat(glyph("generate", "--backend", "onnx", "hello")).isEqualTo(1);
    assertThat(err.toString()).contains("\"onnx\" needs a model: --model DIR");
    assertThat(glyph("generate", "--backend", "nosuch", "--model", model, "hello")).isEqualTo(1);
    assertThat(err.toString()).contains("There is no backend \"nosuch\"");
  }

  @Test
  void a_checkpoint_that_only_libtorch_reads_is_met_with_the_remedy() {
    Path checkpoint = folder.resolve("tiny");

    assertThat(glyph("generate", "--backend", "onnx", "--model", checkpoint, "hello")).isEqualTo(1);
    assertThat(err.toString()).contains("\"onnx\" does not read the model", "--backend libtorch");
  }

  @Test
  void an_unknown_option_and_a_bad_dtype_are_wrong_usage() {
    assertThat(glyph("generate", "--model", model, "--option", "speed=11", "hello")).isEqualTo(2);
    assertThat(err.toString()).contains("has no option [speed]").contains("threads");
    assertThat(glyph("generate", "--model", model, "--dtype", "fp4", "hello")).isNotZero();
    assertThat(err.toString()).contains("fp4");
  }
}
