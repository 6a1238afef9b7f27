package org.glyphreader.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.glyphreader.ModelFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.onnx.internal.export.PublishedLayout;
import org.glyphreader.onnx.internal.run.ModelLoader;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;
import org.glyphreader.vlm.image.ImagePreprocessor;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.testkit.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in the common three-file layout compute what Hugging Face transformers does. */
class PublishedModelTest {

  @TempDir Path folder;

  private Path model(String name) throws IOException {
    Path model = Files.createDirectories(folder.resolve(name));
    for (String file :
        List.of("config.json", "preprocessor_config.json", "model.safetensors", "page.png")) {
      copy(name + "/" + file, model.resolve(file));
    }
    Path expected = Files.createDirectories(folder.resolve(name + "-expected"));
    copy(name + "/expected.safetensors", expected.resolve("model.safetensors"));
    PublishedLayout.write(model);
    return model;
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream in = PublishedModelTest.class.getResourceAsStream(resource)) {
      Files.copy(in, to);
    }
  }

  private static VisionLanguageModel open(Path model) {
    return ModelLoader.open(Checkpoint.open(model), Optional.empty(), ExecutionProvider.CPU, 0);
  }

  private static int[] integers(TensorFiles tensors, String name) {
    TensorInfo tensor = tensors.get(name);
    long[] values = new long[(int) tensor.elements()];
    tensors.map(tensor, 0, (int) tensor.bytes()).asLongBuffer().get(values);
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen2-vl-tiny", "qwen2-5-vl-tiny", "glm-ocr-tiny"})
  void features_logits_and_greedy_tokens_are_those_of_transformers(String name) throws IOException {
    Path path = model(name);
    Checkpoint checkpoint = Checkpoint.open(path);
    TensorFiles expected = TensorFiles.open(folder.resolve(name + "-expected"));
    int[] ids = integers(expected, "input_ids");
    int[] positions = integers(expected, "position_ids");
    int[] generated = integers(expected, "generated_ids");
    float[] logits = expected.floats("logits");
    int vocabulary = checkpoint.config().text().vocabSize();

    try (VisionLanguageModel model = open(path);
        ImageFeatures features =
            model.encode(
                ImagePreprocessor.of(checkpoint)
                    .prepare(Pixels.of(ImageIO.read(path.resolve("page.png").toFile()))));
        KvCache cache = model.newCache()) {
      Vectors.assertClose(features.toArray(), expected.floats("image_features"), "features");

      List<TokenBatch.ImageRows> rows =
          List.of(new TokenBatch.ImageRows(3, features.tokens(), features, 0));
      float[] actual = model.forward(cache, new TokenBatch(ids, positions, rows), true);
      int next = Arrays.stream(positions).max().orElseThrow() + 1;
      for (int step = 0; step <= generated.length; step++) {
        float[] wanted = Arrays.copyOfRange(logits, step * vocabulary, (step + 1) * vocabulary);
        Vectors.assertClose(actual, wanted, "step " + step);
        if (step < generated.length) {
          assertThat(largest(actual)).isEqualTo(generated[step]);
          actual = model.forward(cache, token(generated[step], next++), true);
        }
      }

      cache.truncate(ids.length);
      float[] again = model.forward(cache, token(generated[0], next - generated.length), true);
      Vectors.assertClose(
          again, Arrays.copyOfRange(logits, vocabulary, 2 * vocabulary), "after truncation");
      assertThat(cache.bytes()).isEqualTo((ids.length + 1) * model.cacheBytesPerToken());
    }
  }

  private static TokenBatch token(int id, int position) {
    return new TokenBatch(new int[] {id}, new int[] {position, position, position}, List.of());
  }

  private static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Test
  void of_several_sets_of_graphs_one_is_chosen_by_its_suffix() throws IOException {
    Path path = model("qwen2-vl-tiny");
    Path graphs = path.resolve("onnx");
    for (String name : List.of("vision_encoder", "embed_tokens", "decoder_model_merged")) {
      Path plain = graphs.resolve(name + ".onnx");
      Files.copy(plain, graphs.resolve(name + "_q4.onnx"));
      Files.move(plain, graphs.resolve(name + "_fp16.onnx"));
    }

    ModelLoader.open(Checkpoint.open(path), Optional.of("q4"), ExecutionProvider.CPU, 0).close();
    assertThatThrownBy(() -> open(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("vision_encoder_fp16.onnx, vision_encoder_q4.onnx")
        .hasMessageContaining("dtype");
  }

  @Test
  void graphs_of_another_model_are_refused_by_what_differs() throws IOException {
    Path path = model("qwen2-vl-tiny");
    Path config = path.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replace("\"num_key_value_heads\": 2", "\"num_key_value_heads\": 4"));

    assertThatThrownBy(() -> open(path))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("decoder_model_merged.onnx")
        .hasMessageContaining("past_key_values.0.key")
        .hasMessageContaining("config.json asks for");
  }
}
