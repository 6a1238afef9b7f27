package org.glyphreader.render.internal.layout;

import java.util.Arrays;

/** The areas behind paragraphs, where they can be seen: page, upper and lower side. */
final class Panels {

  private int size;
  private int[] pages = new int[8];
  private float[] tops = new float[8];
  private float[] bottoms = new float[8];

  /** Adds an area; top and bottom in pt below the page's upper edge. */
  void add(int page, double top, double bottom) {
    if (size == pages.length) {
      pages = Arrays.copyOf(pages, 2 * size);
      tops = Arrays.copyOf(tops, 2 * size);
      bottoms = Arrays.copyOf(bottoms, 2 * size);
    }
    pages[size] = page;
    tops[size] = (float) top;
    bottoms[size++] = (float) bottom;
  }

  /** Index of the first area on this page or a later one. */
  int firstOf(int page) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = low + high >>> 1;
      if (pages[middle] < page) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int size() {
    return size;
  }

  double top(int panel) {
    return tops[panel];
  }

  double bottom(int panel) {
    return bottoms[panel];
  }
}
