package org.glyphreader.optical.vision;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.Pixels;

/**
 * Finds the lines of a page whose lines stand at one distance, as on every page of one type size.
 * Descenders of one line and ascenders of the next may touch, so the rows without ink do not tell;
 * a comb does: teeth at one distance that together meet the least ink.
 */
final class LineFinder {

  private static final int LEAST_PITCH = 6;
  private static final int MOST_PITCH = 80;
  private static final int LEAST_LINES = 4;
  private static final double PHASE_STEP = 0.25;
  private static final double FINEST_DRIFT = 0.5;

  /** Ink of a row under the teeth, against the mean row, beyond which the lines have no comb. */
  private static final double MOST_INK_BETWEEN = 0.3;

  private static final int INK = 40;

  /** White columns left on each side of a line, px. */
  private static final int MARGIN = 2;

  /** Ink of a row, in px of full darkness, that is more than a speck. */
  private static final double SPECK = 0.4;

  /** A multiple of the true distance can meet a little less ink, by chance. */
  private static final double TOLERANCE = 0.1;

  private static final double NEIGHBOUR = 1.05;

  /** Where the baseline is sought, from the upper tooth in parts of the distance. */
  private static final double BASELINE_FROM = 0.6;

  /**
   * Ink at the height of capitals against that of small letters, above which the lines are mostly
   * ideographs. Measured: DejaVu Sans 0.05 to 0.57, Noto Sans SC 0.61 to 1.02, at line heights of
   * 0.95 to 1.33 font sizes.
   */
  private static final double IDEOGRAPHS_ABOVE = 0.6;

  /** How far ideographs reach below the baseline, in parts of the distance. */
  private static final double IDEOGRAPHS_BELOW = 0.055;

  private record Comb(double pitch, double phase, double ink) {}

  private LineFinder() {}

  /** The lines of a page in order; empty if they do not stand at one distance. */
  static Optional<List<TextStrip>> strips(Pixels page) {
    Pixels grey = page.grey();
    double[] ink = inkOfRows(grey);
    int first = 0;
    int last = ink.length;
    while (first < last && ink[first] < SPECK) {
      first++;
    }
    while (last > first && ink[last - 1] < SPECK) {
      last--;
    }
    Comb best = comb(ink, first, last);
    if (best == null || best.ink > MOST_INK_BETWEEN || hasGutter(grey, best.pitch)) {
      return Optional.empty();
    }
    double edge = lowerEdge(ink, best, first, last);
    boolean ideographs = areIdeographs(ink, best, edge, last);
    double below = ideographs ? IDEOGRAPHS_BELOW * best.pitch : 0;
    double fontSize = 0.9 * best.pitch;
    List<TextStrip> strips = new ArrayList<>();
    for (double expected = best.phase; expected < last; expected += best.pitch) {
      double found =
          ideographs ? expected + edge : steepestFall(ink, (int) Math.round(expected + edge));
      double top = found - edge;
      int[] ends = inkedColumns(grey, top, top + best.pitch);
      if (ends != null) {
        double left = Math.max(0, ends[0] - MARGIN);
        double width = Math.min(page.width(), ends[1] + MARGIN) - left;
        strips.add(TextStrip.onBaseline(page, left, width, found - below, fontSize));
      }
    }
    return Optional.of(strips);
  }

  /** Ink of every row, in px of full darkness. */
  private static double[] inkOfRows(Pixels grey) {
    ByteBuffer bytes = grey.bytes();
    double[] ink = new double[grey.height()];
    for (int y = 0; y < ink.length; y++) {
      long sum = 0;
      for (int x = 0; x < grey.width(); x++) {
        sum += 255 - (bytes.get(y * grey.width() + x) & 0xFF);
      }
      ink[y] = sum / 255.0;
    }
    return ink;
  }

  /** The first column with ink between two rows and the one behind the last, or null. */
  private static int[] inkedColumns(Pixels grey, double fromRow, double toRow) {
    ByteBuffer bytes = grey.bytes();
    int first = grey.width();
    int end = 0;
    for (int y = Math.max(0, (int) fromRow); y < Math.min(grey.height(), toRow); y++) {
      for (int x = 0; x < grey.width(); x++) {
        if (255 - (bytes.get(y * grey.width() + x) & 0xFF) > INK) {
          first = Math.min(first, x);
          end = Math.max(end, x + 1);
        }
      }
    }
    return first < end ? new int[] {first, end} : null;
  }

  /** Whether white columns part the page from top to bottom, as between columns of text. */
  private static boolean hasGutter(Pixels grey, double pitch) {
    int[] ends = inkedColumns(grey, 0, grey.height());
    ByteBuffer bytes = grey.bytes();
    int white = 0;
    for (int x = ends[0]; x < ends[1]; x++) {
      boolean inked = false;
      for (int y = 0; y < grey.height() && !inked; y++) {
        inked = 255 - (bytes.get(y * grey.width() + x) & 0xFF) > INK;
      }
      white = inked ? 0 : white + 1;
      if (white > pitch) {
        return true;
      }
    }
    return false;
  }

  /** The comb of the smallest distance among those that meet about the least ink. */
  private static Comb comb(double[] ink, int first, int last) {
    double mean = sum(ink, first, last) / Math.max(1, last - first);
    List<Comb> combs = new ArrayList<>();
    double least = MOST_INK_BETWEEN;
    for (double pitch = LEAST_PITCH;
        pitch <= MOST_PITCH && pitch * LEAST_LINES <= last - first;
        pitch += FINEST_DRIFT * pitch / (last - first)) {
      Comb comb = phase(ink, first, last, pitch, mean);
      combs.add(comb);
      least = Math.min(least, comb.ink);
    }
    Comb best = null;
    for (Comb comb : combs) {
      boolean near = best != null && comb.pitch < best.pitch * NEIGHBOUR;
      if (best == null ? comb.ink <= least + TOLERANCE : near && comb.ink < best.ink) {
        best = comb;
      }
    }
    return best;
  }

  private static Comb phase(double[] ink, int first, int last, double pitch, double mean) {
    double best = Double.MAX_VALUE;
    double at = first;
    for (double phase = first - pitch + PHASE_STEP; phase <= first; phase += PHASE_STEP) {
      double between = 0;
      int teeth = 0;
      for (double tooth = phase + pitch; tooth < last; tooth += pitch) {
        between += sum(ink, tooth - 0.5, tooth + 0.5);
        teeth++;
      }
      if (teeth > 0 && between / teeth < best) {
        best = between / teeth;
        at = phase;
      }
    }
    return new Comb(pitch, at, best / mean);
  }

  /** Where ink falls off most below the middle of the lines: from the upper tooth, px. */
  private static double lowerEdge(double[] ink, Comb comb, int first, int last) {
    int from = (int) Math.round(BASELINE_FROM * comb.pitch);
    int to = (int) Math.floor(comb.pitch);
    double steepest = -1;
    double at = 0.76 * comb.pitch;
    for (double row = from; row < to; row += PHASE_STEP) {
      double fall = 0;
      for (double top = comb.phase; top + comb.pitch <= last; top += comb.pitch) {
        fall += sum(ink, top + row - 1, top + row) - sum(ink, top + row, top + row + 1);
      }
      if (fall > steepest) {
        steepest = fall;
        at = row;
      }
    }
    return at;
  }

  /** Ideographs are as dark above as below, small letters end halfway. */
  private static boolean areIdeographs(double[] ink, Comb comb, double edge, int last) {
    double pitch = comb.pitch;
    double above = 0;
    double below = 0;
    for (double top = comb.phase; top + pitch <= last; top += pitch) {
      double base = top + edge;
      above += sum(ink, base - 0.67 * pitch, base - 0.57 * pitch) / 0.1;
      below += sum(ink, base - 0.45 * pitch, base - 0.05 * pitch) / 0.4;
    }
    return above > IDEOGRAPHS_ABOVE * below;
  }

  /** The edge of one line, between rows, within one of where the comb has it. */
  private static int steepestFall(double[] ink, int row) {
    int at = row;
    double steepest = 0;
    for (int y = Math.max(1, row - 1); y <= Math.min(ink.length - 1, row + 1); y++) {
      if (ink[y - 1] - ink[y] > steepest) {
        steepest = ink[y - 1] - ink[y];
        at = y;
      }
    }
    return at;
  }

  /** Ink between two edges that may lie inside rows. */
  private static double sum(double[] ink, double from, double to) {
    double sum = 0;
    double begin = Math.max(0, from);
    double end = Math.min(ink.length, to);
    for (int y = (int) begin; y < end; y++) {
      sum += ink[y] * (Math.min(end, y + 1) - Math.max(begin, y));
    }
    return sum;
  }
}
