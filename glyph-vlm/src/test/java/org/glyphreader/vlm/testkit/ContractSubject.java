package org.glyphreader.vlm.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.session.VlmBackend;

/** The backend that a contract test is about. */
public interface ContractSubject {

  /** The provider, registered for {@link java.util.ServiceLoader}. */
  BackendProvider provider();

  /**
   * The networks alone, in float32 on the CPU.
   *
   * @param model what {@link #prepare} returned
   */
  VisionLanguageModel networks(Path model);

  /** Converts a safetensors checkpoint to what the backend reads; as it is, if it reads those. */
  default Path prepare(Path checkpoint) {
    return checkpoint;
  }

  /**
   * The hidden states of the last token of the last {@code forward}: embedded, after each layer but
   * the last, after the last norm. Empty if the backend does not show them.
   */
  default List<float[]> hidden(VisionLanguageModel model) {
    return List.of();
  }

  /** How many native things (or bytes) of this backend are not freed now, if it can tell. */
  default OptionalLong live() {
    return OptionalLong.empty();
  }

  /** Opens a model in float32 on the CPU. */
  default VlmBackend open(Path model, Map<String, String> options) {
    BackendSettings settings =
        new BackendSettings(Optional.of(model), "cpu", Optional.of("float32"), options);
    return (VlmBackend) provider().open(settings);
  }
}
