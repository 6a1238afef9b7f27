package org.glyphreader.render.internal.layout;

import java.text.Bidi;
import java.util.Arrays;

/** The places of a line's cells where some of its letters run from right to left. */
final class VisualOrder {

  /** How far in front of a line the letter is sought that decides its paragraph's direction. */
  private static final int FARTHEST = 2000;

  private static final String MIRRORED = "()[]{}<>«»‹›≤≥≪≫⟨⟩「」『』（）［］｛｝";

  private int size;
  private int[] starts = new int[64];
  private double[] advances = new double[64];
  private double[] x = new double[64];
  private byte[] levels = new byte[64];

  void clear() {
    size = 0;
  }

  /** Adds the next cell in reading order. */
  void add(int start, double advance) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      advances = Arrays.copyOf(advances, 2 * size);
      x = Arrays.copyOf(x, 2 * size);
      levels = Arrays.copyOf(levels, 2 * size);
    }
    starts[size] = start;
    advances[size++] = advance;
  }

  /** Gives all cells their places, from {@code left} on. */
  void arrange(String text, int from, int to, double left) {
    String line = text.substring(from, to).replace('\n', ' ').replace('\r', ' ');
    int direction =
        isRightToLeft(text, from) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi bidi = new Bidi(line, direction);
    Integer[] order = new Integer[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
      levels[i] = (byte) bidi.getLevelAt(Math.min(line.length() - 1, starts[i] - from));
    }
    Bidi.reorderVisually(levels, 0, order, 0, size);
    double at = left;
    for (int cell : order) {
      x[cell] = at;
      at += advances[cell];
    }
  }

  /** Where a cell's left side is, pt. */
  double x(int cell) {
    return x[cell];
  }

  /** Whether a cell is read from right to left. */
  boolean isRightToLeft(int cell) {
    return (levels[cell] & 1) != 0;
  }

  /** What stands for a character that is read from right to left: brackets turn round. */
  static int mirrored(int codePoint) {
    int index = codePoint > 0xFFFF ? -1 : MIRRORED.indexOf((char) codePoint);
    return index < 0 ? codePoint : MIRRORED.charAt(index ^ 1);
  }

  /** Whether the line of the text around {@code offset} begins with a letter of that direction. */
  static boolean isRightToLeft(String text, int offset) {
    int from = offset;
    while (from > 0 && offset - from < FARTHEST && !Characters.isLineEnd(text.charAt(from - 1))) {
      from--;
    }
    int limit = Math.min(text.length(), offset + FARTHEST);
    for (int i = from; i < limit && !Characters.isLineEnd(text.charAt(i)); i++) {
      switch (Character.getDirectionality(text.codePointAt(i))) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT:
          return false;
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT:
        case Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC:
          return true;
        default:
      }
    }
    return false;
  }
}
