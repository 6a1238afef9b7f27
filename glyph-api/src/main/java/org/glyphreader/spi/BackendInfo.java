package org.glyphreader.spi;

import java.util.Objects;

/**
 * What a backend is.
 *
 * @param name of its provider
 * @param model what answers, for example a checkpoint's name
 * @param device for example {@code cpu}
 */
public record BackendInfo(String name, String model, String device) {

  /** Checks for nulls. {@inheritDoc} */
  public BackendInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(device, "device");
  }
}
