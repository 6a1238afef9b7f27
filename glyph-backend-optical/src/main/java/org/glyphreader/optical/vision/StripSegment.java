package org.glyphreader.optical.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a strip, short enough for the recognition network.
 *
 * @param image the strip it is a piece of
 * @param from first column in {@code image}
 * @param to column behind the last
 * @param gap white columns between the piece before and this one, in font sizes; 0 for the first
 */
record StripSegment(StripImage image, int from, int to, double gap) {

  /**
   * The longest piece, in font sizes: 200 pt of 9 pt type. Longer ones are read less well, shorter
   * ones cut more words.
   */
  private static final double LONGEST = 22;

  /** White this wide, in font sizes, parts words. */
  static final double WORD_GAP = 0.2;

  /** White this wide, in font sizes, parts more than words: the network need not see it. */
  private static final double WIDE_GAP = 1.2;

  private static final float INK = 40;

  /** Cuts a strip at white columns, best between words; no pieces if it holds no ink. */
  static List<StripSegment> cut(TextStrip strip, StripImage image) {
    boolean[] ink = inkedColumns(strip, image);
    int from = 0;
    int to = ink.length;
    while (from < to && !ink[from]) {
      from++;
    }
    while (to > from && !ink[to - 1]) {
      to--;
    }
    double size = strip.fontSize();
    int longest = (int) Math.max(8, Math.round(LONGEST * size));
    List<StripSegment> pieces = new ArrayList<>();
    double gap = 0;
    while (from < to) {
      Run white = firstWide(ink, from, to, WIDE_GAP * size);
      if (white.from - from > longest) {
        white = cutBetween(ink, from + longest / 2, from + longest, WORD_GAP * size);
      }
      pieces.add(new StripSegment(image, from, white.from, gap));
      gap = (white.to - white.from) / size;
      from = white.to;
    }
    return pieces;
  }

  /** The first run of white that is as wide as {@code gap}, else no room at the end. */
  private static Run firstWide(boolean[] ink, int from, int to, double gap) {
    int start = from;
    for (int x = from; x < to; x++) {
      if (ink[x]) {
        if (x - start >= gap) {
          return new Run(start, x);
        }
        start = x + 1;
      }
    }
    return new Run(to, to);
  }

  private static boolean[] inkedColumns(TextStrip strip, StripImage image) {
    int top = (int) Math.round(image.top);
    int bottom = (int) Math.round(image.top + strip.height());
    int left = (int) Math.floor(image.left);
    int right = (int) Math.ceil(image.left + strip.width());
    boolean[] ink = new boolean[image.width];
    for (int x = Math.max(0, left); x < Math.min(image.width, right); x++) {
      ink[x] = image.hasInk(x, top, bottom, INK);
    }
    return ink;
  }

  private record Run(int from, int to) {}

  /** The last run of white that parts words, else the widest, else no room at the end. */
  private static Run cutBetween(boolean[] ink, int from, int to, double wordGap) {
    Run best = null;
    int x = from;
    while (x < to) {
      if (ink[x]) {
        x++;
        continue;
      }
      int start = x;
      while (x < to && !ink[x]) {
        x++;
      }
      Run run = new Run(start, x);
      int width = run.to - run.from;
      if (x < to && (best == null || width >= Math.min(wordGap, best.to - best.from))) {
        best = run;
      }
    }
    return best == null ? new Run(to, to) : best;
  }
}
