package org.glyphreader.libtorch;

import java.util.Map;

/** How many threads compute. */
final class Threads {

  static final String OPTION = "threads";
  private static final int MOST = 256;

  private Threads() {}

  /**
   * {@return the number that is set, or one for each processor}
   *
   * @throws IllegalArgumentException if it is no number from 1 to 256
   */
  static int of(Map<String, String> options) {
    String value = options.get(OPTION);
    if (value == null) {
      return Math.min(MOST, Runtime.getRuntime().availableProcessors());
    }
    if (value.matches("\\d{1,3}")) {
      int threads = Integer.parseInt(value);
      if (threads >= 1 && threads <= MOST) {
        return threads;
      }
    }
    throw new IllegalArgumentException(
        "The option threads is \"%s\"; it has to be a whole number from 1 to %d"
            .formatted(value, MOST));
  }
}
