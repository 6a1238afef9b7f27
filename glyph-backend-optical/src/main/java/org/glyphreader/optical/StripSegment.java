package org.glyphreader.optical;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Pixels;

/**
 * A piece of a strip, short enough for the recognition model.
 *
 * @param strip number of the strip
 * @param pixels the page, grey
 * @param left first column, px
 * @param right column behind the last, px
 * @param top upper edge of what the model sees, px
 * @param height what it sees, px
 * @param blankBefore whether a blank lies before it
 */
record StripSegment(
    int strip,
    Pixels pixels,
    double left,
    double right,
    double top,
    double height,
    boolean blankBefore) {

  /** The height of the model's input, px. */
  static final int HEIGHT = 48;

  private static final double ABOVE = 1.0;
  private static final double BELOW = 0.33;
  private static final double LONGEST = 22;
  private static final double GAP = 0.2;
  private static final double NARROW = 0.7;
  private static final int INK = 40;

  /** Cuts a strip at blanks; empty if it holds no ink. */
  static List<StripSegment> cut(int number, PixelReader.Strip strip) {
    Pixels grey = strip.page().grey();
    double size = strip.fontSize();
    double top = strip.baseline() - ABOVE * size;
    double height = (ABOVE + BELOW) * size;
    int[] ink = ink(grey, strip, top, height);
    int from = 0;
    int to = ink.length;
    while (from < to && ink[from] < INK) {
      from++;
    }
    while (to > from && ink[to - 1] < INK) {
      to--;
    }
    List<StripSegment> segments = new ArrayList<>();
    boolean blank = false;
    int offset = strip.box().x();
    int longest = (int) Math.max(8, LONGEST * size);
    while (to - from > longest) {
      int[] gap = lastGap(ink, from + longest / 2, Math.min(from + longest, to - 1), GAP * size);
      segments.add(
          new StripSegment(number, grey, offset + from, offset + gap[0], top, height, blank));
      blank = gap[1] - gap[0] >= GAP * size;
      from = gap[1];
    }
    if (from < to) {
      segments.add(new StripSegment(number, grey, offset + from, offset + to, top, height, blank));
    }
    return segments;
  }

  private static int[] ink(Pixels grey, PixelReader.Strip strip, double top, double height) {
    int[] ink = new int[strip.box().width()];
    int first = Math.max(0, (int) Math.round(top));
    int last = Math.min(grey.height(), (int) Math.round(top + height));
    for (int x = 0; x < ink.length; x++) {
      for (int y = first; y < last; y++) {
        ink[x] = Math.max(ink[x], 255 - grey.get(strip.box().x() + x, y, 0));
      }
    }
    return ink;
  }

  /** The last gap wide enough to be a blank, else the widest or faintest place. */
  private static int[] lastGap(int[] ink, int from, int to, double wide) {
    int[] best = null;
    int run = 0;
    int faintest = from;
    for (int x = from; x <= to; x++) {
      faintest = ink[x] < ink[faintest] ? x : faintest;
      if (ink[x] < INK) {
        run++;
      } else if (run > 0) {
        if (run >= wide || best == null || best[1] - best[0] < Math.min(run, wide)) {
          best = new int[] {x - run, x};
        }
        run = 0;
      }
    }
    return best == null ? new int[] {faintest, faintest} : best;
  }

  /** The width of the model's input, px. */
  int width() {
    return Math.max(8, (int) Math.round((right - left) * HEIGHT / height * NARROW));
  }

  /** Writes the piece into row {@code number} of a batch, white behind it. */
  void paint(FloatBuffer values, int number, int batchWidth) {
    int own = width();
    double stepX = (right - left) / own;
    double stepY = height / HEIGHT;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < batchWidth; x++) {
        float value = 1;
        if (x < own) {
          value = sample(left + (x + 0.5) * stepX - 0.5, top + (y + 0.5) * stepY - 0.5);
        }
        for (int c = 0; c < 3; c++) {
          values.put(((number * 3 + c) * HEIGHT + y) * batchWidth + x, value);
        }
      }
    }
  }

  private float sample(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    double upper = grey(left, top) * (1 - fx) + grey(left + 1, top) * fx;
    double lower = grey(left, top + 1) * (1 - fx) + grey(left + 1, top + 1) * fx;
    return (float) ((upper * (1 - fy) + lower * fy) / 127.5 - 1);
  }

  private int grey(int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < pixels.width() && y < pixels.height();
    return inside ? pixels.get(x, y, 0) : 255;
  }
}
