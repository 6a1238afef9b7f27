package org.glyphreader.cli;

import java.io.PrintWriter;

/** How far long work is and how much time it still takes, on stderr, if that is a terminal. */
final class TimeLeft {

  private static final boolean TERMINAL = Boolean.getBoolean("glyph.terminal");

  private final PrintWriter err;
  private long begin;
  private double first = Double.POSITIVE_INFINITY;

  TimeLeft(PrintWriter err) {
    this.err = err;
  }

  /**
   * Shows that {@code done} of the work, from 0 to 1, is done. What was done at the first call cost
   * no time, such as what an earlier run did; a smaller share begins anew.
   */
  void at(String what, double done) {
    if (done < first) {
      first = done;
      begin = System.nanoTime();
    }
    if (TERMINAL) {
      err.print("\r" + line(what, first, done, (System.nanoTime() - begin) / 1e9) + "\u001b[K");
      err.flush();
    }
  }

  static String line(String what, double first, double done, double seconds) {
    String left = done > first ? ", " + time(seconds / (done - first) * (1 - done)) + " left" : "";
    return "%3.0f %%%s: %s".formatted(100 * done, left, what);
  }

  private static String time(double seconds) {
    return seconds < 90 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
  }

  void clear() {
    if (TERMINAL) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
