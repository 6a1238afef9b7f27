package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/** Where each page begins in the text and in the {@link LineTable}. */
final class PageTable {

  private int size;
  private int[] firstLines = new int[16];
  private int[] offsets = new int[16];

  void add(int firstLine, int offset) {
    if (size == offsets.length) {
      firstLines = Arrays.copyOf(firstLines, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size);
    }
    firstLines[size] = firstLine;
    offsets[size++] = offset;
  }

  int size() {
    return size;
  }

  /** Index of the page's first line in the line table. */
  int firstLine(int page) {
    return firstLines[page];
  }

  /** Offset into the text where the page begins. */
  int offset(int page) {
    return offsets[page];
  }
}
