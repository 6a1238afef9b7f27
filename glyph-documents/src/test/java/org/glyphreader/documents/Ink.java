package org.glyphreader.documents;

import org.glyphreader.Box;
import org.glyphreader.Pixels;

/** Where a page is not white. */
final class Ink {

  private Ink() {}

  /** The smallest box around all pixels darker than mid grey. */
  static Box bounds(Pixels pixels) {
    Pixels grey = pixels.grey();
    Box bounds = null;
    for (int y = 0; y < grey.height(); y++) {
      for (int x = 0; x < grey.width(); x++) {
        if (grey.get(x, y, 0) < 128) {
          Box pixel = new Box(x, y, 1, 1);
          bounds = bounds == null ? pixel : bounds.union(pixel);
        }
      }
    }
    return bounds;
  }
}
