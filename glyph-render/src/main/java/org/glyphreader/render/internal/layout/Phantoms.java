package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/**
 * Blanks that stand in no text. Where a page ends inside a paragraph of Chinese or Japanese,
 * ReportLab writes a blank behind every line of the rest and then breaks the rest anew; to part its
 * lines where it does, we have to do the same. Positions are those of {@link Cells}, in order.
 */
final class Phantoms {

  private int size;
  private long[] positions = new long[16];

  /** Adds positions, none of them in front of the last part of a text that has some. */
  void add(long[] more, int count) {
    if (count == 0) {
      return;
    }
    if (size + count > positions.length) {
      positions = Arrays.copyOf(positions, Math.max(size + count, 2 * size));
    }
    int from = from(more[0]);
    System.arraycopy(more, 0, positions, size, count);
    size += count;
    Arrays.sort(positions, from, size);
  }

  /** The first position not in front of {@code position}, or the largest number. */
  long next(long position) {
    int index = from(position);
    return index < size ? positions[index] : Long.MAX_VALUE;
  }

  /** The last position in front of {@code position}, or 0. */
  long before(long position) {
    int index = from(position);
    return index > 0 ? positions[index - 1] : 0;
  }

  private int from(long position) {
    int found = Arrays.binarySearch(positions, 0, size, position);
    return found < 0 ? -found - 1 : found;
  }
}
