package org.glyphreader.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.bench.model.RandomCheckpoint;
import org.glyphreader.onnx.ConversionListener;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.WeightFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vision-language model, here with random weights, asked over pages and over the text. */
class ModelBaselineTest {

  @TempDir Path folder;

  @Test
  void the_same_model_is_asked_over_the_pages_and_over_the_text() throws IOException {
    Path model = folder.resolve("model");
    OnnxConverter.convert(
        RandomCheckpoint.write(folder.resolve("checkpoint")),
        model,
        WeightFormat.FLOAT32,
        ConversionListener.NONE);
    EvalSettings settings =
        new EvalSettings(
            Optional.of("onnx"),
            Optional.of(model),
            "cpu",
            Optional.of("float32"),
            List.of(EvalTasks.named("niah-single"), EvalTasks.named("transcription")),
            List.of("glyph-en"),
            List.of(36),
            List.of(1_000),
            1,
            1,
            true);
    List<EvalRecord> results = new ArrayList<>();

    boolean complete = new Evaluation(settings, results::add, (what, done) -> {}).run();

    assertThat(complete).isTrue();
    assertThat(results).extracting(EvalRecord::reader).containsExactly("pages", "pages", "text");
    assertThat(results).extracting(EvalRecord::backend).containsOnly("onnx");
    assertThat(results.get(0).scores()).containsEntry("recall", 0.0);
    assertThat(results.get(1).scores().get("accuracy"))
        .as("random weights transcribe, not a recogniser in their place")
        .isLessThan(0.2);
    assertThat(results.get(2).scores()).containsEntry("recall", 0.0);
    assertThat(results).extracting(EvalRecord::visualTokens).last().isEqualTo(0L);
    assertThat(results.get(0).visualTokens()).isPositive();
  }
}
