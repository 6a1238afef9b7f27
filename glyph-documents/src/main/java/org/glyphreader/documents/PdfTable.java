package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;

/** Finds the columns of rows whose cells stand apart. */
final class PdfTable {

  private static final int LEAST_ROWS = 2;

  private PdfTable() {}

  /** How many lines from {@code from} on are rows of one table; 0 if none begins there. */
  static int rows(List<PdfLine> lines, int from) {
    int end = from;
    while (end < lines.size()
        && lines.get(end).segments().size() > 1
        && lines.get(end).sameSize(lines.get(from))
        && !PdfContents.isEntry(lines.get(end))
        && (end == from || isBelow(lines.get(end - 1), lines.get(end)))) {
      end++;
    }
    return end - from >= LEAST_ROWS && columns(lines.subList(from, end)) != null ? end - from : 0;
  }

  private static boolean isBelow(PdfLine before, PdfLine line) {
    double step = (line.v() - before.v()) / line.size();
    return step > 0 && step < 4;
  }

  /**
   * The place of each segment's column, row by row; null if the columns are not clear: then
   * segments of one row would share a column.
   */
  static List<int[]> columns(List<PdfLine> rows) {
    List<double[]> columns = new ArrayList<>();
    for (PdfLine row : rows) {
      for (Segment segment : row.segments()) {
        merge(columns, segment.u0(), segment.u1());
      }
    }
    if (columns.size() < 2) {
      return null;
    }
    columns.sort((a, b) -> Double.compare(a[0], b[0]));
    List<int[]> places = new ArrayList<>();
    for (PdfLine row : rows) {
      int[] place = new int[row.segments().size()];
      for (int i = 0; i < place.length; i++) {
        place[i] = place(columns, row.segments().get(i));
        if (i > 0 && place[i] <= place[i - 1]) {
          return null;
        }
      }
      places.add(place);
    }
    return places;
  }

  private static void merge(List<double[]> columns, double u0, double u1) {
    double from = u0;
    double to = u1;
    for (int i = columns.size() - 1; i >= 0; i--) {
      double[] column = columns.get(i);
      if (column[0] < to && column[1] > from) {
        from = Math.min(from, column[0]);
        to = Math.max(to, column[1]);
        columns.remove(i);
      }
    }
    columns.add(new double[] {from, to});
  }

  private static int place(List<double[]> columns, Segment segment) {
    for (int i = 0; i < columns.size(); i++) {
      if (segment.u0() < columns.get(i)[1] && segment.u1() > columns.get(i)[0]) {
        return i;
      }
    }
    return 0;
  }
}
