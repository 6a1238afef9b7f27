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

  /** Checks for nulls. */
  public Probe {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(remedy, "remedy");
  }

  /** It can serve. */
  public static Probe available(String reason) {
    return new Probe(true, reason, "");
  }

  /** It cannot. */
  public static Probe unavailable(String reason, String remedy) {
    return new Probe(false, reason, remedy);
  }
}
