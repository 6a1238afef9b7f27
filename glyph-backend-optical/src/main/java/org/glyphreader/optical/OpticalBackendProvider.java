package org.glyphreader.optical;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Probe;

/**
 * The embedded reader, {@code optical}: it finds the sentences that answer a question, reads them
 * from the pixels, and answers with them. Needs no model but those in its own jars, and runs on the
 * CPU. It has the lowest priority, so that any other reader that can serve comes first.
 *
 * <p>Its option {@code text-layer} says what the words that pages bring along may be used for: to
 * find the lines to look at ({@code locate}, the default) or for nothing ({@code ignore}: every
 * page is recognised first).
 */
public final class OpticalBackendProvider implements BackendProvider {

  static final String NAME = "optical";

  /** For {@link java.util.ServiceLoader}. */
  public OpticalBackendProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Set<String> options() {
    return Set.of(TextLayerMode.OPTION);
  }

  /** Empty: it has no visual tokens of its own. */
  @Override
  public Optional<ModelDescription> describe(Optional<Path> modelDir) {
    return Optional.empty();
  }

  @Override
  public Probe probe(BackendSettings settings) {
    return Requirements.probe();
  }

  @Override
  public Backend open(BackendSettings settings) {
    TextLayerMode mode = TextLayerMode.of(settings.options());
    String device = settings.device();
    if (!device.equals("auto") && !device.equals("cpu")) {
      throw new IllegalArgumentException(
          "The optical reader runs on the CPU only; the device must be auto or cpu, not \""
              + device
              + "\"");
    }
    Requirements.check();
    Models models = Models.share();
    try {
      models.load();
      return new OpticalBackend(mode, models);
    } catch (RuntimeException | Error e) {
      models.close();
      throw e;
    }
  }
}
