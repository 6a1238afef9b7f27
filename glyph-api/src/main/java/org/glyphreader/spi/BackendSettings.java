package org.glyphreader.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the user asked of a backend.
 *
 * @param model the model's folder, if one is configured
 * @param device {@code auto}, {@code cpu}, or {@code cuda:} and a number
 * @param dtype the type of the weights, if one is configured
 * @param options the backend's own options
 */
public record BackendSettings(
    Optional<Path> model, String device, Optional<String> dtype, Map<String, String> options) {

  /** The defaults: no model, any device. */
  public static final BackendSettings DEFAULT =
      new BackendSettings(Optional.empty(), "auto", Optional.empty(), Map.of());

  /** Copies the options. {@inheritDoc} */
  public BackendSettings {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(dtype, "dtype");
    options = Map.copyOf(options);
  }
}
