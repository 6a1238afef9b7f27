package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Pixels;
import org.glyphreader.optical.vision.TextStrip;

/** Finds the lines of a page in one column by its rows without ink. */
final class LineFinder {

  private static final int INK = 60;

  private LineFinder() {}

  static List<TextStrip> strips(Pixels page) {
    Pixels grey = page.grey();
    List<TextStrip> strips = new ArrayList<>();
    int begin = -1;
    for (int y = 0; y <= grey.height(); y++) {
      boolean ink = y < grey.height() && hasInk(grey, y);
      if (ink && begin < 0) {
        begin = y;
      } else if (!ink && begin >= 0) {
        if (y - begin >= 4) {
          float size = (y - begin) * 0.98f;
          float baseline = begin + 0.77f * (y - begin);
          strips.add(TextStrip.onBaseline(page, 0, grey.width(), baseline, size));
        }
        begin = -1;
      }
    }
    return strips;
  }

  private static boolean hasInk(Pixels grey, int y) {
    for (int x = 0; x < grey.width(); x++) {
      if (255 - grey.get(x, y, 0) > INK) {
        return true;
      }
    }
    return false;
  }
}
