package org.glyphreader.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;
import org.glyphreader.onnx.internal.run.ModelLoader;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.glyphreader.vlm.testkit.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What fewer bits cost, on a checkpoint whose rows are so short that rounding hurts it more than a
 * real one; and that memory is given back.
 */
class QuantisedModelTest {

  @TempDir Path folder;

  private Path convert(WeightFormat weights) throws IOException {
    Path out = folder.resolve("out");
    Path tiny = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    OnnxConverter.convert(tiny, out, weights, ConversionListener.NONE);
    return out;
  }

  private static VisionLanguageModel open(Path model) {
    return ModelLoader.open(Checkpoint.open(model), Optional.empty(), ExecutionProvider.CPU, 0);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, 0.99999", "INT8, 0.998", "INT4, 0.95"})
  void logits_stay_close_to_those_of_transformers(WeightFormat weights, double correlation)
      throws IOException {
    Path out = convert(weights);
    GoldenCase golden = TinyCheckpoint.golden("three");
    Checkpoint checkpoint = Checkpoint.open(out);
    try (VisionLanguageModel model = open(out);
        KvCache cache = model.newCache()) {
      List<ImageFeatures> features =
          golden.images().stream()
              .map(image -> model.encode(ImagePreprocessor.of(checkpoint).prepare(image)))
              .toList();
      TokenBatch batch =
          new TokenBatch(golden.ids(), golden.positions(), rows(golden, checkpoint, features));

      float[] logits = model.forward(cache, batch, true);

      assertThat(Vectors.correlation(logits, golden.lastLogits())).isGreaterThan(correlation);
      features.forEach(ImageFeatures::close);
    }
  }

  private static List<TokenBatch.ImageRows> rows(
      GoldenCase golden, Checkpoint checkpoint, List<ImageFeatures> features) {
    List<TokenBatch.ImageRows> rows = new java.util.ArrayList<>();
    int at = 0;
    for (ImageFeatures image : features) {
      while (golden.ids()[at] != checkpoint.config().imageToken()) {
        at++;
      }
      rows.add(new TokenBatch.ImageRows(at, image.tokens(), image, 0));
      at += image.tokens();
    }
    return rows;
  }

  @Test
  void five_hundred_questions_leave_memory_as_it_was() throws IOException {
    try (VisionLanguageModel model = open(convert(WeightFormat.FLOAT32))) {
      ask(model, 150);
      long tracked = Pointer.totalBytes();
      long before = Pointer.physicalBytes();

      ask(model, 500);

      assertThat(Pointer.totalBytes()).isEqualTo(tracked);
      assertThat(Pointer.physicalBytes() - before).isLessThan(before / 50);
    }
  }

  private static void ask(VisionLanguageModel model, int times) {
    for (int i = 0; i < times; i++) {
      int length = 20 + i * 37 % 150;
      int[] ids = new int[length];
      int[] positions = new int[3 * length];
      for (int k = 0; k < length; k++) {
        ids[k] = (i + k) % 900;
        positions[k] = positions[length + k] = positions[2 * length + k] = k;
      }
      try (KvCache cache = model.newCache()) {
        assertThat(model.forward(cache, new TokenBatch(ids, positions, List.of()), false))
            .isEmpty();
        for (int k = 0; k < 3; k++) {
          int[] at = {length + k, length + k, length + k};
          model.forward(cache, new TokenBatch(new int[] {k}, at, List.of()), true);
        }
        cache.truncate(length);
        assertThat(cache.length()).isEqualTo(length);
      }
    }
  }
}
