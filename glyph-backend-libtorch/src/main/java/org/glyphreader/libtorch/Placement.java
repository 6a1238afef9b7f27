package org.glyphreader.libtorch;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where the weights of a checkpoint lie while a model is open. */
enum Placement {
  /** In the files, mapped, wherever type and alignment fit. */
  MAPPED,
  /** In memory of the process, where they may lie in large pages and in another order. */
  COPIED;

  static final String OPTION = "weights";

  /**
   * {@return what is set, if anything is}
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Optional<Placement> of(Map<String, String> options) {
    String value = options.get(OPTION);
    if (value == null) {
      return Optional.empty();
    }
    for (Placement placement : values()) {
      if (placement.name().toLowerCase(Locale.ROOT).equals(value)) {
        return Optional.of(placement);
      }
    }
    throw new IllegalArgumentException(
        "The option weights is \"" + value + "\"; it has to be mapped or copied");
  }
}
