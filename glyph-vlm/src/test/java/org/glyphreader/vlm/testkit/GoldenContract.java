package org.glyphreader.vlm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.glyphreader.FinishReason;
import org.glyphreader.Pixels;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.prompt.ImageGrid;
import org.glyphreader.vlm.prompt.PromptBuilder;
import org.glyphreader.vlm.prompt.VlmPrompt;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.VlmBackend;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same numbers as Hugging Face transformers. */
public interface GoldenContract extends ContractSubject {

  /** The cases. */
  static List<GoldenCase> cases() {
    return TinyCheckpoint.cases();
  }

  /** A case with the model that computes it. */
  final class Computation implements AutoCloseable {

    private final GoldenCase golden;
    private final VisionLanguageModel model;
    private final VlmPrompt prompt;
    private final List<ImageFeatures> features = new ArrayList<>();
    private final KvCache cache;

    static Computation ofTiny(ContractSubject subject, Path folder, GoldenCase golden) {
      Path ready = subject.prepare(TinyCheckpoint.copyTo(folder.resolve("tiny")));
      return new Computation(subject, ready, golden);
    }

    Computation(ContractSubject subject, Path ready, GoldenCase golden) {
      this.golden = golden;
      Checkpoint checkpoint = Checkpoint.open(ready);
      model = subject.networks(ready);
      ImagePreprocessor preprocessor = ImagePreprocessor.of(checkpoint);
      List<ImageGrid> grids = new ArrayList<>();
      for (Pixels image : golden.images()) {
        PatchImage patches = preprocessor.prepare(image);
        features.add(model.encode(patches));
        grids.add(
            new ImageGrid(
                patches.gridHeight() / patches.mergeSize(),
                patches.gridWidth() / patches.mergeSize()));
      }
      prompt =
          new PromptBuilder(checkpoint, checkpoint.tokenizer()).build(grids, golden.question());
      cache = model.newCache();
    }

    /** The prompt's rows from where the cache ends up to {@code to}. */
    float[] forward(int to, boolean logits) {
      int from = cache.length();
      List<TokenBatch.ImageRows> rows = new ArrayList<>();
      for (int i = 0; i < features.size(); i++) {
        VlmPrompt.ImageSpan span = prompt.images().get(i);
        int start = Math.max(from, span.start());
        int end = Math.min(to, span.end());
        if (start < end) {
          rows.add(
              new TokenBatch.ImageRows(
                  start - from, end - start, features.get(i), start - span.start()));
        }
      }
      int[] ids = Arrays.copyOfRange(prompt.ids(), from, to);
      return model.forward(
          cache, new TokenBatch(ids, prompt.positions().slice(from, to), rows), logits);
    }

    void featuresAreThoseOfTransformers() {
      float[][] expected = golden.images().isEmpty() ? new float[0][] : golden.imageFeatures();
      int row = 0;
      for (ImageFeatures image : features) {
        float[] rows = image.toArray();
        int width = rows.length / image.tokens();
        for (int i = 0; i < image.tokens(); i++, row++) {
          float[] actual = Arrays.copyOfRange(rows, i * width, (i + 1) * width);
          Vectors.assertClose(actual, expected[row], "visual token " + row);
        }
      }
      assertThat(row).isEqualTo(expected.length);
    }

    void everyStepOfTheAnswerHasTheLogitsOfTransformers(float[] first) {
      float[] logits = first;
      float[][] expected = golden.generatedLogits();
      int position = prompt.positions().next();
      for (int step = 0; step < expected.length; step++, position++) {
        Vectors.assertClose(logits, expected[step], "step " + step);
        int[] id = {golden.generatedIds()[step]};
        int[] positions = {position, position, position};
        logits = model.forward(cache, new TokenBatch(id, positions, List.of()), true);
      }
    }

    void chunksHaveTheLogitsOfTransformers() {
      cache.truncate(0);
      float[][] expected = golden.every97thLogits();
      for (int i = 0; i < expected.length; i++) {
        if (i > 0) {
          assertThat(forward(97 * i, false)).isEmpty();
        }
        Vectors.assertClose(forward(97 * i + 1, true), expected[i], "logits of " + 97 * i);
      }
    }

    @Override
    public void close() {
      features.forEach(ImageFeatures::close);
      cache.close();
      model.close();
    }
  }

  /** One test, because encoding the pages is what takes time. */
  @ParameterizedTest
  @MethodSource("cases")
  default void features_hidden_states_and_logits_are_those_of_transformers(
      GoldenCase golden, @TempDir Path folder) {
    try (Computation run = Computation.ofTiny(this, folder, golden)) {
      run.featuresAreThoseOfTransformers();

      float[] logits = run.forward(run.prompt.size(), true);
      Vectors.assertClose(logits, golden.lastLogits(), "logits");
      List<float[]> hidden = hidden(run.model);
      for (int layer = 0; layer < hidden.size(); layer++) {
        Vectors.assertClose(hidden.get(layer), golden.lastHidden(layer), "hidden state " + layer);
      }

      run.everyStepOfTheAnswerHasTheLogitsOfTransformers(logits);

      run.cache.truncate(run.prompt.size() - 7);
      assertThat(run.cache.length()).isEqualTo(run.prompt.size() - 7);
      float[] again = run.forward(run.prompt.size(), true);
      Vectors.assertClose(again, golden.lastLogits(), "logits after truncation");

      run.chunksHaveTheLogitsOfTransformers();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  default void all_greedy_tokens_are_those_of_transformers(
      GoldenCase golden, @TempDir Path folder) {
    Path model = prepare(TinyCheckpoint.copyTo(folder.resolve("tiny")));
    try (VlmBackend backend = open(model, Map.of())) {
      RawAnswer answer =
          backend.generate(
              golden.images(),
              golden.question(),
              SamplingConfig.GREEDY,
              golden.generatedIds().length,
              new RecordingSink());

      assertThat(answer.ids()).isEqualTo(golden.generatedIds());
      assertThat(answer.text()).isEqualTo(golden.generatedText());
      assertThat(answer.promptTokens()).isEqualTo(golden.ids().length);
      assertThat(answer.visualTokens()).isEqualTo(golden.visualTokens());
      assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }
  }
}
