package org.glyphreader.cli;

import java.io.PrintWriter;

/** How far long work is and how much time it still takes, on stderr, if that is a terminal. */
final class TimeLeft {

  private static final boolean TERMINAL = Boolean.getBoolean("glyph.terminal");

  private final PrintWriter err;
  private final long begin = System.nanoTime();

  TimeLeft(PrintWriter err) {
    this.err = err;
  }

  void at(String what, double done) {
    if (TERMINAL) {
      err.print("\r" + line(what, done, (System.nanoTime() - begin) / 1e9) + "\u001b[K");
      err.flush();
    }
  }

  static String line(String what, double done, double seconds) {
    String left = done > 0 ? ", " + time(seconds / done * (1 - done)) + " left" : "";
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
