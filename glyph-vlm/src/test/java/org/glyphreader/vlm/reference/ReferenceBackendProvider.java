package org.glyphreader.vlm.reference;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Probe;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.session.VlmBackend;
import org.glyphreader.vlm.session.VlmModels;
import org.glyphreader.vlm.session.VlmOptions;

/** The reference model as a backend, which shows what a provider has to do. */
public final class ReferenceBackendProvider implements BackendProvider {

  /** Found by its name. */
  public ReferenceBackendProvider() {}

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return -1_000;
  }

  @Override
  public Set<String> options() {
    return VlmOptions.KEYS;
  }

  @Override
  public boolean supports(Path modelDir) {
    return TensorFiles.isIn(modelDir) && VlmModels.isOneOf(modelDir, Set.of(ModelFamily.GLM4V));
  }

  @Override
  public Optional<ModelDescription> describe(Optional<Path> modelDir) {
    return modelDir.map(VlmModels::describe);
  }

  @Override
  public Probe probe(BackendSettings settings) {
    if (settings.model().isEmpty()) {
      return Probe.unavailable("no model is configured", "set model(folder)");
    }
    return settings.device().equals("auto") || settings.device().equals("cpu")
        ? Probe.available("plain Java")
        : Probe.unavailable("there is no device " + settings.device(), "take cpu");
  }

  @Override
  public Backend open(BackendSettings settings) {
    Probe probe = probe(settings);
    if (!probe.available()) {
      throw new BackendUnavailableException(probe.reason() + "; " + probe.remedy());
    }
    settings
        .dtype()
        .filter(dtype -> !dtype.equals("float32"))
        .ifPresent(
            dtype -> {
              throw new IllegalArgumentException("dtype \"" + dtype + "\" is not float32");
            });
    Checkpoint checkpoint = Checkpoint.open(settings.model().orElseThrow());
    return VlmBackend.open(
        name(), checkpoint, VlmOptions.of(settings), () -> new ReferenceModel(checkpoint));
  }
}
