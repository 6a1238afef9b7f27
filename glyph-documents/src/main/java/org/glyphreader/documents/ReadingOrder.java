package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the segments of a page into the order in which they are read. Where running text stands in
 * columns, each column is read to its end before the next; lines across the gutter (a title, a
 * footer) part the columns above from those below. Everything else, tables included, is read row by
 * row.
 */
final class ReadingOrder {

  private static final int BINS = 512;
  private static final int DEEPEST = 8;

  /** Lines of a column are at least this many type sizes wide; cells of a table rarely are. */
  private static final double PROSE_WIDTH = 8;

  /** Lines of a column fill it; cells of a table are as long as their words. */
  private static final double FILLED = 0.6;

  /** Columns have at least this many lines. */
  private static final int COLUMN_LINES = 3;

  /** At most this share of the segments may cross a gutter. */
  private static final double CROSSING = 0.3;

  private final List<List<Segment>> lines = new ArrayList<>();

  private ReadingOrder() {}

  /** The lines in reading order, each of one or more segments from left to right. */
  static List<List<Segment>> of(List<Segment> segments) {
    ReadingOrder order = new ReadingOrder();
    order.read(segments, 0);
    return order.lines;
  }

  private void read(List<Segment> region, int depth) {
    double gutter = depth < DEEPEST ? gutter(region) : Double.NaN;
    if (Double.isNaN(gutter)) {
      lines.addAll(Segments.rows(region));
      return;
    }
    List<Segment> band = new ArrayList<>();
    for (List<Segment> row : Segments.rows(region)) {
      if (row.stream().anyMatch(segment -> crosses(segment, gutter))) {
        readBand(band, gutter, depth);
        band.clear();
        lines.add(row);
      } else {
        band.addAll(row);
      }
    }
    readBand(band, gutter, depth);
  }

  private void readBand(List<Segment> band, double gutter, int depth) {
    List<Segment> left = new ArrayList<>();
    List<Segment> right = new ArrayList<>();
    for (Segment segment : band) {
      (segment.u1() <= gutter ? left : right).add(segment);
    }
    if (areColumns(left, right)) {
      read(left, depth + 1);
      read(right, depth + 1);
    } else {
      lines.addAll(Segments.rows(band));
    }
  }

  private static boolean areColumns(List<Segment> left, List<Segment> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return Math.max(left.size(), right.size()) >= COLUMN_LINES && isProse(left) && isProse(right);
  }

  private static boolean isProse(List<Segment> column) {
    double[] widths =
        column.stream().mapToDouble(s -> (s.u1() - s.u0()) / s.size()).sorted().toArray();
    double usual = widths[widths.length / 2];
    return usual >= PROSE_WIDTH && usual >= FILLED * widths[widths.length * 9 / 10];
  }

  private static boolean crosses(Segment segment, double gutter) {
    return segment.u0() < gutter && segment.u1() > gutter;
  }

  /** The place of the gutter that the fewest segments cross, the widest of these; or NaN. */
  private static double gutter(List<Segment> region) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Segment segment : region) {
      from = Math.min(from, segment.u0());
      to = Math.max(to, segment.u1());
    }
    double step = (to - from) / BINS;
    if (region.size() < 2 * COLUMN_LINES || !(step > 0)) {
      return Double.NaN;
    }
    int[] crossing = crossing(region, from, step);
    int best = -1;
    int bestWidth = 0;
    for (int at = 1; at < BINS; ) {
      int end = at;
      while (end < BINS && crossing[end] == crossing[at]) {
        end++;
      }
      boolean better =
          best < 0
              || crossing[at] < crossing[best]
              || crossing[at] == crossing[best] && end - at > bestWidth;
      double place = from + (at + end) / 2.0 * step;
      if (better && crossing[at] <= CROSSING * region.size() && parts(region, place)) {
        best = at;
        bestWidth = end - at;
      }
      at = end;
    }
    return best < 0 ? Double.NaN : from + (best + bestWidth / 2.0) * step;
  }

  private static int[] crossing(List<Segment> region, double from, double step) {
    int[] change = new int[BINS + 1];
    for (Segment segment : region) {
      change[bin(segment.u0(), from, step)]++;
      change[bin(segment.u1(), from, step) + 1]--;
    }
    int[] crossing = new int[BINS];
    int sum = 0;
    for (int i = 0; i < BINS; i++) {
      sum += change[i];
      crossing[i] = sum;
    }
    return crossing;
  }

  private static int bin(double u, double from, double step) {
    return (int) Math.max(0, Math.min(BINS - 1, (u - from) / step));
  }

  private static boolean parts(List<Segment> region, double gutter) {
    List<Segment> left = region.stream().filter(s -> s.u1() <= gutter).toList();
    List<Segment> right = region.stream().filter(s -> s.u0() >= gutter).toList();
    return left.size() >= COLUMN_LINES
        && right.size() >= COLUMN_LINES
        && isProse(left)
        && isProse(right);
  }
}
