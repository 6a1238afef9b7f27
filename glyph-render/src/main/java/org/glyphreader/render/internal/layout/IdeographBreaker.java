package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/**
 * Fills lines character by character, as ReportLab sets Chinese and Japanese: a character that must
 * not begin a line hangs in the margin; inside Latin text the line ends at the last blank or
 * ideograph of its second half.
 */
final class IdeographBreaker {

  private static final double FUZZ = 1e-6;
  private static final int ASIAN = 0x3000;

  /** No line is wider, font units. */
  private static final int WIDEST = Integer.MAX_VALUE / 2;

  private final Cells cells;
  private final Measure measure;
  private final BrokenLines lines;

  private final int breakWidth;
  private final int mostFirst;
  private final int mostLater;

  private int size;
  private long[] positions = new long[256];
  private int[] codePoints = new int[256];
  private int[] advances = new int[256];
  private int width;

  private IdeographBreaker(Cells cells, Measure measure, BrokenLines lines, int breakWidth) {
    this.breakWidth = breakWidth;
    this.cells = cells;
    this.measure = measure;
    this.lines = lines;
    this.mostFirst = most(measure.width(0) + FUZZ, measure.unit());
    this.mostLater = most(measure.width(1) + FUZZ, measure.unit());
  }

  /** The largest sum of advances that is not wider than {@code room}. */
  private static int most(double room, double unit) {
    int most = (int) Math.max(0, Math.min(WIDEST, room / unit));
    while (most > 0 && most * unit > room) {
      most--;
    }
    while (most < WIDEST && (most + 1) * unit <= room) {
      most++;
    }
    return most;
  }

  static void breakLines(Cells cells, Measure measure, BrokenLines lines) {
    new IdeographBreaker(cells, measure, lines, 0).run(true);
  }

  /** Breaks the rest of a paragraph, where line breaks are as wide as a blank. */
  static void breakAgain(Cells cells, Measure measure, BrokenLines lines) {
    new IdeographBreaker(cells, measure, lines, measure.space()).run(false);
  }

  private void run(boolean skipsBlanks) {
    positions[0] = cells.position();
    boolean leading = skipsBlanks;
    while (true) {
      int most = lines.size() == 0 ? mostFirst : mostLater;
      while (width <= most && cells.nextPlain()) {
        leading = false;
        push();
      }
      if (width <= most) {
        int kind = cells.next();
        if (kind == Cells.END) {
          break;
        }
        if (leading && kind == Cells.SPACE && !cells.isMarker()) {
          positions[0] = cells.position();
          continue;
        }
        leading = false;
        if (kind == Cells.BREAK) {
          close(size, true);
          continue;
        }
        push();
      }
      if (width > most) {
        int kept = cut();
        long resume = positions[kept];
        close(kept, false);
        positions[0] = resume;
        cells.seek(resume);
      }
    }
    if (size > 0) {
      close(size, false);
    }
  }

  private void push() {
    if (size + 1 == positions.length) {
      positions = Arrays.copyOf(positions, 2 * positions.length);
      codePoints = Arrays.copyOf(codePoints, positions.length);
      advances = Arrays.copyOf(advances, positions.length);
    }
    codePoints[size] = cells.codePoint();
    advances[size] = cells.advance();
    positions[++size] = cells.position();
    width += cells.advance();
  }

  /** How many of the cells stay on a line that has become one cell too wide. */
  private int cut() {
    int kept = size;
    if (codePoints[size - 1] < ASIAN) {
      for (int i = size - 1; i > size / 2; i--) {
        if ((isBlank(codePoints[i]) || codePoints[i] >= ASIAN) && i + 1 < size) {
          kept = i + 2;
          break;
        }
      }
    }
    boolean hangs = Characters.cannotStartLine(codePoints[kept - 1]);
    return !hangs && kept > 1 ? kept - 1 : kept;
  }

  private static boolean isBlank(int codePoint) {
    return Character.getType(codePoint) == Character.SPACE_SEPARATOR;
  }

  private void close(int kept, boolean broken) {
    int last = kept;
    while (last > 0 && codePoints[last - 1] == ' ') {
      last--;
    }
    int lineWidth = broken ? breakWidth : 0;
    int gaps = 0;
    int visible = 0;
    for (int i = 0; i < kept; i++) {
      lineWidth += advances[i];
      visible += i < last ? advances[i] : 0;
      gaps += codePoints[i] == Cells.NBSP ? 1 : 0;
    }
    lines.add(positions[0], positions[last], lineWidth, gaps, broken);
    boolean blank = kept > 0 && codePoints[kept - 1] == ' ';
    lines.endAt(broken ? cells.position() : positions[kept], blank, visible);
    size = 0;
    width = 0;
    positions[0] = cells.position();
  }
}
