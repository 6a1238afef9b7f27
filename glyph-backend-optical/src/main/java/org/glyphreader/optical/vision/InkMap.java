package org.glyphreader.optical.vision;

import java.nio.ByteBuffer;
import org.glyphreader.Pixels;

/** Where a page has ink, and how large its type may be. */
final class InkMap {

  private static final int CONTRAST = 48;
  private static final int BAND = 96;
  private static final int SHORTEST = 4;
  private static final int TALLEST = 160;

  private final int width;
  private final int height;
  private final boolean[] edge;

  private InkMap(int width, int height, boolean[] edge) {
    this.width = width;
    this.height = height;
    this.edge = edge;
  }

  /** Marks pixels that differ clearly from the one to their left, whatever the colours are. */
  static InkMap of(Pixels grey) {
    int width = grey.width();
    int height = grey.height();
    boolean[] edge = new boolean[width * height];
    ByteBuffer bytes = grey.bytes();
    for (int y = 0; y < height; y++) {
      for (int x = 1; x < width; x++) {
        int i = y * width + x;
        edge[i] = Math.abs((bytes.get(i) & 0xFF) - (bytes.get(i - 1) & 0xFF)) >= CONTRAST;
      }
    }
    return new InkMap(width, height, edge);
  }

  /** Whether any pixel of a part of the page has ink. */
  boolean hasInk(int fromX, int fromY, int toX, int toY) {
    for (int y = Math.max(0, fromY); y < Math.min(height, toY); y++) {
      for (int x = Math.max(0, fromX); x < Math.min(width, toX); x++) {
        if (edge[y * width + x]) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The height of a line of type, px: the median length of the runs of inked rows in narrow bands
   * of the page; 0 if it has none.
   */
  int typeHeight() {
    int[] runs = new int[TALLEST + 1];
    int total = 0;
    for (int x = 0; x < width; x += BAND) {
      int run = 0;
      for (int y = 0; y <= height; y++) {
        if (y < height && hasInk(x, y, x + BAND, y + 1)) {
          run++;
          continue;
        }
        if (run >= SHORTEST && run <= TALLEST) {
          runs[run]++;
          total++;
        }
        run = 0;
      }
    }
    int seen = 0;
    for (int run = 0; run < runs.length; run++) {
      seen += runs[run];
      if (total > 0 && 2 * seen >= total) {
        return run;
      }
    }
    return 0;
  }
}
