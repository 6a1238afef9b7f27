package org.glyphreader.vlm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.glyphreader.BackendFailureException;
import org.glyphreader.ModelFormatException;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.testkit.SafetensorsFile.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other layouts of a checkpoint, and damaged ones: named in an exception, never a crash. */
public interface DamageContract extends ContractSubject {

  private RawAnswer answer(Path checkpoint) {
    GoldenCase golden = TinyCheckpoint.golden("text");
    try (VlmBackend backend = open(prepare(checkpoint), Map.of())) {
      return backend.generate(
          List.of(), golden.question(), SamplingConfig.GREEDY, 24, new RecordingSink());
    }
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Path checkpoint) {
    return assertThatThrownBy(() -> answer(checkpoint))
        .isInstanceOfAny(ModelFormatException.class, BackendFailureException.class);
  }

  private static void change(Path checkpoint, String tensor, UnaryOperator<Tensor> change) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(SafetensorsFile.read(checkpoint));
    Tensor changed = change.apply(tensors.get(tensor));
    if (changed == null) {
      tensors.remove(tensor);
    } else {
      tensors.put(tensor, changed);
    }
    SafetensorsFile.write(checkpoint.resolve("model.safetensors"), tensors);
  }

  @Test
  default void a_sharded_checkpoint_answers_as_the_single_file(@TempDir Path folder) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    SafetensorsFile.shard(checkpoint, 3);

    assertThat(answer(checkpoint).ids()).isEqualTo(TinyCheckpoint.golden("text").generatedIds());
  }

  @Test
  default void the_older_tensor_names_are_understood(@TempDir Path folder) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    SafetensorsFile.read(checkpoint)
        .forEach(
            (name, tensor) ->
                renamed.put(
                    name.replace("model.language_model.", "model.")
                        .replace("model.visual.", "visual."),
                    tensor));
    SafetensorsFile.write(checkpoint.resolve("model.safetensors"), renamed);

    assertThat(answer(checkpoint).ids()).isEqualTo(TinyCheckpoint.golden("text").generatedIds());
  }

  @Test
  default void the_older_flat_configuration_answers_as_the_nested_one(@TempDir Path folder)
      throws IOException {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Files.write(checkpoint.resolve("config.json"), TinyCheckpoint.read("config-older.json"));

    assertThat(answer(checkpoint).ids()).isEqualTo(TinyCheckpoint.golden("text").generatedIds());
  }

  @Test
  default void a_bfloat16_checkpoint_is_read(@TempDir Path folder) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Map<String, Tensor> halved = new LinkedHashMap<>();
    SafetensorsFile.read(checkpoint).forEach((name, tensor) -> halved.put(name, tensor.toBf16()));
    SafetensorsFile.write(checkpoint.resolve("model.safetensors"), halved);
    GoldenCase golden = TinyCheckpoint.golden("text");

    try (GoldenContract.Computation run =
        new GoldenContract.Computation(this, prepare(checkpoint), golden)) {
      assertThat(Vectors.correlation(run.forward(golden.ids().length, true), golden.lastLogits()))
          .isGreaterThan(0.999);
    }
  }

  @Test
  default void a_truncated_file_is_named(@TempDir Path folder) throws IOException {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Path file = checkpoint.resolve("model.safetensors");
    byte[] all = Files.readAllBytes(file);
    for (int length : new int[] {0, 5, 100, all.length / 2, all.length - 1}) {
      Files.write(file, java.util.Arrays.copyOf(all, length));
      assertRefused(checkpoint).hasMessageContaining("model.safetensors");
    }
  }

  @Test
  default void a_huge_header_is_refused_without_reading_it(@TempDir Path folder)
      throws IOException {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    for (long length : new long[] {Long.MAX_VALUE, -1, 1L << 33, 100_000_001}) {
      byte[] prefix =
          ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
      Files.write(checkpoint.resolve("model.safetensors"), prefix);
      assertRefused(checkpoint).hasMessageContainingAll("model.safetensors", "header");
    }
  }

  @Test
  default void tensors_of_another_shape_and_missing_ones_are_named(@TempDir Path folder) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    change(checkpoint, "lm_head.weight", Tensor::shorter);
    change(checkpoint, "model.visual.merger.proj.weight", tensor -> null);

    assertRefused(checkpoint)
        .hasMessageContainingAll(
            "lm_head.weight", "[1023, 128]", "model.visual.merger.proj.weight");
  }

  @Test
  default void a_missing_shard_is_named(@TempDir Path folder) throws IOException {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    SafetensorsFile.shard(checkpoint, 3);
    Files.delete(checkpoint.resolve("model-00002-of-00003.safetensors"));

    assertRefused(checkpoint).hasMessageContaining("model-00002-of-00003.safetensors");
  }

  @Test
  default void weights_that_are_not_numbers_fail_the_answer(@TempDir Path folder) {
    Path checkpoint = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    change(checkpoint, "model.language_model.layers.1.mlp.down_proj.weight", Tensor::toNaN);

    assertRefused(checkpoint);
  }

  @Test
  default void small_files_that_are_missing_or_damaged_are_named(@TempDir Path folder)
      throws IOException {
    for (String file : List.of("config.json", "tokenizer.json", "preprocessor_config.json")) {
      Path checkpoint = TinyCheckpoint.copyTo(folder.resolve(file + "-cut"));
      String all = Files.readString(checkpoint.resolve(file));
      Files.writeString(checkpoint.resolve(file), all.substring(0, all.length() / 2));
      assertThatThrownBy(() -> answer(checkpoint))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining(file);
    }
    for (String file : List.of("config.json", "tokenizer.json", "chat_template.jinja")) {
      Path checkpoint = TinyCheckpoint.copyTo(folder.resolve(file + "-missing"));
      Files.delete(checkpoint.resolve(file));
      assertThatThrownBy(() -> answer(checkpoint))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining(file);
    }
  }
}
