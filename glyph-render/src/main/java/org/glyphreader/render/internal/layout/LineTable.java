package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/** Every line that shows something, of all pages, in arrays: 36 bytes a line. */
final class LineTable {

  private final Phantoms phantoms = new Phantoms();

  private int size;
  private long[] starts = new long[256];
  private long[] ends = new long[256];
  private float[] lefts = new float[256];
  private float[] rights = new float[256];
  private int[] baselines = new int[256];
  private float[] spacings = new float[256];
  private int[] widths = new int[256];

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
    if (size == starts.length) {
      resize(Math.multiplyExact(size, 2));
    }
    starts[size] = start;
    ends[size] = end;
    lefts[size] = (float) left;
    rights[size] = (float) right;
    baselines[size] = baseline;
    widths[size] = width;
    spacings[size++] = (float) spacing;
  }

  /** Gives back the memory that no line uses. */
  void trim() {
    resize(size);
  }

  private void resize(int length) {
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
    lefts = Arrays.copyOf(lefts, length);
    rights = Arrays.copyOf(rights, length);
    baselines = Arrays.copyOf(baselines, length);
    spacings = Arrays.copyOf(spacings, length);
    widths = Arrays.copyOf(widths, length);
  }

  /** The blanks that stand in no text. */
  Phantoms phantoms() {
    return phantoms;
  }

  int size() {
    return size;
  }

  long start(int line) {
    return starts[line];
  }

  long end(int line) {
    return ends[line];
  }

  double left(int line) {
    return lefts[line];
  }

  double right(int line) {
    return rights[line];
  }

  int baseline(int line) {
    return baselines[line];
  }

  int width(int line) {
    return widths[line];
  }

  double spacing(int line) {
    return spacings[line];
  }
}
