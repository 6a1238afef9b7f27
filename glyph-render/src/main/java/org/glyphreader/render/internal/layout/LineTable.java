package org.glyphreader.render.internal.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Every line that shows something, of all pages, in arrays: 36 bytes a line. It grows by pieces, so
 * that a long text's lines are never copied.
 */
final class LineTable {

  private static final int BITS = 10;
  private static final int MASK = (1 << BITS) - 1;

  private final Phantoms phantoms = new Phantoms();
  private final List<Piece> pieces = new ArrayList<>();

  private int size;

  /** Consecutive lines. */
  private static final class Piece {

    private final long[] starts = new long[1 << BITS];
    private final long[] ends = new long[1 << BITS];
    private final float[] lefts = new float[1 << BITS];
    private final float[] rights = new float[1 << BITS];
    private final int[] baselines = new int[1 << BITS];
    private final float[] spacings = new float[1 << BITS];
    private final int[] widths = new int[1 << BITS];
  }

  /**
   * Adds a line.
   *
   * @param start position in front of its first cell
   * @param end position behind its last cell
   * @param left x of its first cell, pt
   * @param right x behind its last cell, pt
   * @param baseline the row that its baseline is the upper side of
   * @param spacing what each blank is wider than the font has it, pt
   * @param width sum of the advances from start to end, font units
   */
  void add(
      long start, long end, double left, double right, int baseline, double spacing, int width) {
    int at = size & MASK;
    if (at == 0) {
      pieces.add(new Piece());
    }
    Piece piece = piece(size++);
    piece.starts[at] = start;
    piece.ends[at] = end;
    piece.lefts[at] = (float) left;
    piece.rights[at] = (float) right;
    piece.baselines[at] = baseline;
    piece.widths[at] = width;
    piece.spacings[at] = (float) spacing;
  }

  private Piece piece(int line) {
    return pieces.get(line >>> BITS);
  }

  /** The blanks that stand in no text. */
  Phantoms phantoms() {
    return phantoms;
  }

  int size() {
    return size;
  }

  long start(int line) {
    return piece(line).starts[line & MASK];
  }

  long end(int line) {
    return piece(line).ends[line & MASK];
  }

  double left(int line) {
    return piece(line).lefts[line & MASK];
  }

  double right(int line) {
    return piece(line).rights[line & MASK];
  }

  int baseline(int line) {
    return piece(line).baselines[line & MASK];
  }

  int width(int line) {
    return piece(line).widths[line & MASK];
  }

  double spacing(int line) {
    return piece(line).spacings[line & MASK];
  }
}
