package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/** The bars left of quotations: page, left side, upper and lower side. */
final class Bars {

  private int size;
  private int[] pages = new int[8];
  private float[] lefts = new float[8];
  private float[] tops = new float[8];
  private float[] bottoms = new float[8];

  /** Adds a bar; lengths in pt from the page's left and upper edge. */
  void add(int page, double left, double top, double bottom) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, 2 * size);
      lefts = Arrays.copyOf(lefts, 2 * size);
      tops = Arrays.copyOf(tops, 2 * size);
      bottoms = Arrays.copyOf(bottoms, 2 * size);
    }
    pages[size] = page;
    lefts[size] = (float) left;
    tops[size] = (float) top;
    bottoms[size++] = (float) bottom;
  }

  /** Index of the first bar on this page or a later one. */
  int firstOf(int page) {
    int found = Arrays.binarySearch(pages, 0, size, page);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && pages[at - 1] == page) {
      at--;
    }
    return at;
  }

  double left(int bar) {
    return lefts[bar];
  }

  double top(int bar) {
    return tops[bar];
  }

  double bottom(int bar) {
    return bottoms[bar];
  }
}
