package org.glyphreader.vlm.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.prompt.ImageGrid;
import org.glyphreader.vlm.prompt.PromptBuilder;
import org.glyphreader.vlm.prompt.VlmPrompt;
import org.glyphreader.vlm.reference.ReferenceModel;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models of other shapes compute what the plain-Java model does. */
public interface ShapeContract extends ContractSubject {

  /** The shapes. */
  static List<RandomCheckpoint> shapes() {
    return RandomCheckpoint.shapes();
  }

  /** Features of a page, logits of a prompt about it, logits of some tokens after it. */
  private static List<float[]> compute(VisionLanguageModel model, Checkpoint checkpoint) {
    PatchImage patches = ImagePreprocessor.of(checkpoint).prepare(TinyCheckpoint.page("page3.png"));
    int merge = patches.mergeSize();
    ImageGrid grid = new ImageGrid(patches.gridHeight() / merge, patches.gridWidth() / merge);
    VlmPrompt prompt =
        new PromptBuilder(checkpoint, checkpoint.tokenizer()).build(List.of(grid), "Who wrote it?");
    VlmPrompt.ImageSpan span = prompt.images().get(0);
    List<float[]> results = new ArrayList<>();
    try (ImageFeatures features = model.encode(patches);
        KvCache cache = model.newCache()) {
      results.add(features.toArray());
      TokenBatch.ImageRows rows =
          new TokenBatch.ImageRows(span.start(), features.tokens(), features, 0);
      results.add(
          model.forward(
              cache,
              new TokenBatch(
                  prompt.ids(), prompt.positions().slice(0, prompt.size()), List.of(rows)),
              true));
      for (int step = 0; step < 3; step++) {
        int position = prompt.positions().next() + step;
        int[] positions = {position, position, position};
        TokenBatch batch = new TokenBatch(new int[] {100 + step}, positions, List.of());
        results.add(model.forward(cache, batch, true));
      }
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  default void other_shapes_compute_as_the_plain_model(
      RandomCheckpoint shape, @TempDir Path folder) {
    Path written = shape.writeTo(folder.resolve("random"));
    Path ready = prepare(written);
    try (VisionLanguageModel plain = new ReferenceModel(Checkpoint.open(written));
        VisionLanguageModel model = networks(ready)) {
      List<float[]> expected = compute(plain, Checkpoint.open(written));
      List<float[]> actual = compute(model, Checkpoint.open(ready));
      for (int i = 0; i < expected.size(); i++) {
        String what = i == 0 ? "features" : "logits " + i;
        Vectors.assertClose(actual.get(i), expected.get(i), what);
      }
    }
  }
}
