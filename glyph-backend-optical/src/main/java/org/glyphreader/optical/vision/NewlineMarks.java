package org.glyphreader.optical.vision;

import java.util.Arrays;

/**
 * Takes the red marks off a strip by which Glyph's pages show the line ends of a text ({@code
 * newline-markup}): they are no words of it. A mark is pure red, at most a few letters wide, and
 * stands apart; longer red words are left alone.
 */
final class NewlineMarks {

  private static final int STRONGEST = 200;
  private static final int PURE = 40;

  /** Widths in font sizes. */
  private static final double WIDEST = 1.6;

  private static final double GAP = 0.25;

  /** Rows that hold no ink of the neighbouring lines, from the strip's upper edge. */
  private static final double OWN_FROM = 0.25;

  private static final double OWN_TO = 0.9;

  private NewlineMarks() {}

  /** Whether a pixel is pure red, or a pale edge of it. */
  static boolean isRed(int r, int g, int b) {
    return r > STRONGEST && r - Math.max(g, b) > PURE;
  }

  /**
   * Whites out the marks.
   *
   * @param values shape (height, width)
   * @param red where {@code values} is red, same shape
   * @param em size of the type, px
   * @param top upper edge of the strip, px; marks of the lines above and below reach into its band,
   *     so only the rows that are surely its own are looked at
   */
  static void erase(float[] values, boolean[] red, int width, double em, double top) {
    boolean[] columns = new boolean[width];
    int from = Math.max(0, (int) Math.round(top + OWN_FROM * em));
    int to = Math.min(red.length / width, (int) Math.round(top + OWN_TO * em));
    for (int i = from * width; i < to * width; i++) {
      columns[i % width] |= red[i];
    }
    int gap = Math.max(1, (int) Math.round(GAP * em));
    int x = 0;
    while (x < width) {
      if (!columns[x]) {
        x++;
        continue;
      }
      int end = x + 1;
      for (int c = end; c < width && c - end < gap; c++) {
        end = columns[c] ? c + 1 : end;
      }
      if (end - x <= WIDEST * em) {
        whiten(values, width, x, end);
      }
      x = end;
    }
  }

  private static void whiten(float[] values, int width, int from, int to) {
    for (int row = 0; row < values.length; row += width) {
      Arrays.fill(values, row + Math.max(0, from - 1), row + Math.min(width, to + 1), 255);
    }
  }
}
