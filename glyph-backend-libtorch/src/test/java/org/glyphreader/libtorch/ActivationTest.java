package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.testkit.GoldenCase;
import org.glyphreader.vlm.testkit.RecordingSink;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {

  /** What transformers answers to the golden case "text" with another {@code hidden_act}. */
  private static final int[] GELU_IDS = {
    644, 195, 839, 590, 195, 561, 232, 420, 1018, 736, 496, 736, 496, 736, 496, 376, 97, 678, 236,
    346, 778, 107, 925, 66
  };

  private static Path model(Path folder, String activation) throws IOException {
    Path model = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("\"silu\"", '"' + activation + '"'));
    return model;
  }

  private static VlmBackend open(Path model) {
    return (VlmBackend)
        new LibTorchBackendProvider()
            .open(new BackendSettings(Optional.of(model), "cpu", Optional.of("float32"), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gelu", "gelu_pytorch_tanh"})
  void other_activations_answer_as_transformers_does(String activation, @TempDir Path folder)
      throws IOException {
    GoldenCase golden = TinyCheckpoint.golden("text");
    try (VlmBackend backend = open(model(folder, activation))) {
      RawAnswer answer =
          backend.generate(
              golden.images(),
              golden.question(),
              SamplingConfig.GREEDY,
              GELU_IDS.length,
              new RecordingSink());

      assertThat(answer.ids()).isEqualTo(GELU_IDS);
    }
  }

  @Test
  void an_activation_that_is_not_computed_here_is_refused_by_name(@TempDir Path folder)
      throws IOException {
    Path model = model(folder, "relu");

    assertThatThrownBy(() -> open(model).close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("config.json", "hidden_act", "relu", "gelu_pytorch_tanh");
  }
}
