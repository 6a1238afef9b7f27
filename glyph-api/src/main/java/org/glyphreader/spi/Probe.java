package org.glyphreader.spi;

import java.util.Objects;

/**
 * Whether a backend can serve here.
 *
 * @param available whether it can
 * @param reason why, or why not
 * @param remedy what the user can do about it; empty if nothing is needed
 */
public record Probe(boolean available, String reason, String remedy) {

  /** Checks for nulls. {@inheritDoc} */
  public Probe {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(remedy, "remedy");
  }

  /**
   * {@return the finding that it can serve}
   *
   * @param reason why
   */
  public static Probe available(String reason) {
    return new Probe(true, reason, "");
  }

  /**
   * {@return the finding that it cannot}
   *
   * @param reason why
   * @param remedy what the user can do about it
   */
  public static Probe unavailable(String reason, String remedy) {
    return new Probe(false, reason, remedy);
  }
}
