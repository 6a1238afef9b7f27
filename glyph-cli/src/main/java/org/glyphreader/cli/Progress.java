package org.glyphreader.cli;

import java.io.PrintWriter;
import org.glyphreader.AnswerListener;

/** A progress bar on stderr for work over two seconds, if that is a terminal. */
final class Progress implements AnswerListener {

  /** Set by the launcher when stderr is a terminal. */
  private static final boolean TERMINAL = Boolean.getBoolean("glyph.terminal");

  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int WIDTH = 30;

  private final PrintWriter err;
  private final boolean terminal;
  private final long begin = System.nanoTime();
  private long drawn;
  private boolean visible;

  Progress(PrintWriter err) {
    this(err, TERMINAL);
  }

  Progress(PrintWriter err, boolean terminal) {
    this.err = err;
    this.terminal = terminal;
  }

  @Override
  public void onProgress(String stage, long done, long total) {
    long now = System.nanoTime();
    if (!terminal || now - begin < PATIENCE_NANOS || now - drawn < REDRAW_NANOS) {
      return;
    }
    drawn = now;
    visible = true;
    err.print("\r" + bar(stage, done, total) + "\u001b[K");
    err.flush();
  }

  static String bar(String stage, long done, long total) {
    if (total <= 0) {
      return stage + " " + done;
    }
    int full = (int) (WIDTH * Math.min(done, total) / total);
    return "%s [%s%s] %d/%d"
        .formatted(stage, "#".repeat(full), ".".repeat(WIDTH - full), done, total);
  }

  /** Takes the bar away. */
  void clear() {
    if (visible) {
      err.print("\r\u001b[K");
      err.flush();
      visible = false;
    }
  }
}
