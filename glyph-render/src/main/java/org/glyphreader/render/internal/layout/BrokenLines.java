package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/** The lines of one paragraph, not yet on a page. Used again for the next paragraph. */
final class BrokenLines {

  private int size;
  private long[] starts = new long[64];
  private long[] ends = new long[64];
  private long[] resumes = new long[64];
  private int[] visibles = new int[64];
  private boolean[] blankEnds = new boolean[64];
  private int[] widths = new int[64];
  private int[] gaps = new int[64];
  private boolean[] broken = new boolean[64];

  void clear() {
    size = 0;
  }

  /**
   * Adds a line.
   *
   * @param start position in front of its first cell
   * @param end position behind its last cell
   * @param width sum of the advances, font units
   * @param gaps cells that word spacing widens
   * @param broken whether the text itself ends the line here
   */
  void add(long start, long end, int width, int gaps, boolean broken) {
    if (size == starts.length) {
      int larger = size * 2;
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      widths = Arrays.copyOf(widths, larger);
      resumes = Arrays.copyOf(resumes, larger);
      visibles = Arrays.copyOf(visibles, larger);
      blankEnds = Arrays.copyOf(blankEnds, larger);
      this.gaps = Arrays.copyOf(this.gaps, larger);
      this.broken = Arrays.copyOf(this.broken, larger);
    }
    starts[size] = start;
    ends[size] = end;
    widths[size] = width;
    visibles[size] = width;
    this.gaps[size] = gaps;
    this.broken[size++] = broken;
  }

  /**
   * Adds where the line added last truly ends.
   *
   * @param resume position in front of the next line's first cell
   * @param blank whether a blank stands in front of it
   * @param visible sum of the advances without blanks at the end, font units
   */
  void endAt(long resume, boolean blank, int visible) {
    resumes[size - 1] = resume;
    visibles[size - 1] = visible;
    blankEnds[size - 1] = blank;
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

  int width(int line) {
    return widths[line];
  }

  /** Sum of the advances from start to end, font units. */
  int visible(int line) {
    return visibles[line];
  }

  int gaps(int line) {
    return gaps[line];
  }

  /** Position behind a line's last cell, blanks and break included. */
  long resume(int line) {
    return resumes[line];
  }

  /** Whether a line's last cell is a blank. */
  boolean endsBlank(int line) {
    return blankEnds[line];
  }

  /** Whether a line end of the text ends this line. */
  boolean isBroken(int line) {
    return broken[line];
  }

  /** Whether nothing stands on the line. */
  boolean isBlank(int line) {
    return starts[line] == ends[line];
  }
}
