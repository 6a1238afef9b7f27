package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.prompt.ImageGrid;
import org.glyphreader.vlm.prompt.PromptBuilder;
import org.glyphreader.vlm.prompt.VlmPrompt;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.glyphreader.vlm.testkit.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What smaller weights cost on the golden cases, and that the number of threads changes nothing.
 */
class PrecisionTest {

  @TempDir Path folder;

  /** Correlation with the logits of transformers in f32, the worst of 25 steps of an answer. */
  @ParameterizedTest
  @CsvSource({
    "float32,  COPIED, 1, one,   0.999999",
    "float32,  COPIED, 3, three, 0.999999",
    "float32,  MAPPED, 5, text,  0.999999",
    "float32,  MAPPED, 2, three, 0.999999",
    "bfloat16, COPIED, 2, text,  0.999",
    "bfloat16, COPIED, 1, one,   0.999",
    "bfloat16, COPIED, 3, three, 0.999",
    "bfloat16, COPIED, 5, one,   0.999",
    "bfloat16, MAPPED, 2, text,  0.999",
    "bfloat16, MAPPED, 1, one,   0.999",
    "bfloat16, MAPPED, 2, three, 0.999",
    "int8,     COPIED, 2, text,  0.997",
    "int8,     MAPPED, 2, one,   0.997",
    "int8,     COPIED, 1, three, 0.997",
  })
  void logits_correlate_with_those_of_transformers(
      String dtype, Placement placement, int threads, String name, double least) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    try (Glm4vModel model = TestModels.load(checkpoint, Precision.of(dtype), placement, threads)) {
      assertThat(worstCorrelation(model, Checkpoint.open(checkpoint), TinyCheckpoint.golden(name)))
          .isGreaterThanOrEqualTo(least);
    }
  }

  private static double worstCorrelation(
      Glm4vModel model, Checkpoint checkpoint, GoldenCase golden) {
    try (KvCache cache = model.newCache()) {
      List<ImageFeatures> features = new ArrayList<>();
      VlmPrompt prompt = prompt(checkpoint, golden, model, features);
      List<TokenBatch.ImageRows> rows = new ArrayList<>();
      for (int i = 0; i < features.size(); i++) {
        VlmPrompt.ImageSpan span = prompt.images().get(i);
        rows.add(
            new TokenBatch.ImageRows(span.start(), span.end() - span.start(), features.get(i), 0));
      }
      float[] logits =
          model.forward(
              cache,
              new TokenBatch(prompt.ids(), prompt.positions().slice(0, prompt.size()), rows),
              true);
      features.forEach(ImageFeatures::close);
      double worst = Vectors.correlation(logits, golden.lastLogits());
      int position = prompt.positions().next();
      for (int step = 0; step < golden.generatedIds().length; step++, position++) {
        worst = Math.min(worst, Vectors.correlation(logits, golden.generatedLogits()[step]));
        int[] id = {golden.generatedIds()[step]};
        int[] positions = {position, position, position};
        logits = model.forward(cache, new TokenBatch(id, positions, List.of()), true);
      }
      return worst;
    }
  }

  private static VlmPrompt prompt(
      Checkpoint checkpoint, GoldenCase golden, Glm4vModel model, List<ImageFeatures> features) {
    ImagePreprocessor preprocessor = ImagePreprocessor.of(checkpoint);
    List<ImageGrid> grids = new ArrayList<>();
    golden
        .images()
        .forEach(
            image -> {
              PatchImage patches = preprocessor.prepare(image);
              features.add(model.encode(patches));
              grids.add(
                  new ImageGrid(
                      patches.gridHeight() / patches.mergeSize(),
                      patches.gridWidth() / patches.mergeSize()));
            });
    return new PromptBuilder(checkpoint, checkpoint.tokenizer()).build(grids, golden.question());
  }

  @Test
  void keys_and_values_take_half_the_memory_in_bfloat16() {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    try (Glm4vModel full = TestModels.load(checkpoint, Precision.FLOAT32, 1);
        Glm4vModel half = TestModels.load(checkpoint, Precision.BFLOAT16, 1)) {
      assertThat(full.cacheBytesPerToken()).isEqualTo(2L * 3 * 2 * 32 * 4);
      assertThat(half.cacheBytesPerToken()).isEqualTo(full.cacheBytesPerToken() / 2);
    }
  }

  @Test
  void an_unknown_dtype_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> Precision.of("fp8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The dtype must be float32, bfloat16, int8, not \"fp8\"");
  }
}
