package org.glyphreader.libtorch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.ModelFormatException;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationTest {

  @Test
  void an_activation_that_is_not_computed_here_is_refused_by_name(@TempDir Path folder)
      throws IOException {
    Path model = TinyCheckpoint.copyTo(folder.resolve("tiny"));
    Path config = model.resolve("config.json");
    Files.writeString(config, Files.readString(config).replaceFirst("\"silu\"", "\"gelu\""));
    BackendSettings settings =
        new BackendSettings(Optional.of(model), "cpu", Optional.empty(), Map.of());

    assertThatThrownBy(() -> new LibTorchBackendProvider().open(settings).close())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll("config.json", "hidden_act", "gelu");
  }
}
