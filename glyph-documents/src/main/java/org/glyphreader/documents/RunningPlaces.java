package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Finds headers and footers by their place: rows at an end of the page, apart from the rest, at the
 * same height on most pages. Their words may change with each chapter, but come again.
 */
final class RunningPlaces {

  private static final int LEAST_PAGES = 4;

  /** Of all pages, those that have a row at that place. */
  private static final double MOST = 0.5;

  /** Of the rows at a place, those whose words come again at it. */
  private static final double AGAIN = 0.5;

  /** A row is apart from the rest by this many of its type sizes. */
  private static final double APART = 1.8;

  /** Type larger than most by this factor is that of titles. */
  private static final double LARGE = 1.15;

  /** Baselines that differ by less, px, are one. */
  private static final double SAME_PLACE = 2;

  private RunningPlaces() {}

  /** A row at an end of a page. */
  private record Row(List<PdfLine> lines) {

    double v() {
      return lines.get(0).v();
    }

    double size() {
      return lines.get(0).size();
    }

    String key() {
      StringBuilder key = new StringBuilder();
      lines.forEach(line -> key.append(RunningLines.withoutNumbers(line.text())).append('\t'));
      return key.toString();
    }
  }

  /** The running lines of {@code pages}, each a list of lines. */
  static List<PdfLine> find(List<List<PdfLine>> pages) {
    List<PdfLine> running = new ArrayList<>();
    double largest = LARGE * median(pages.stream().flatMap(List::stream));
    for (boolean top : new boolean[] {true, false}) {
      List<Row> rows = new ArrayList<>();
      for (List<PdfLine> page : pages) {
        Row row = outermost(page, top);
        if (row != null && row.size() <= largest) {
          rows.add(row);
        }
      }
      rows.sort(Comparator.comparingDouble(Row::v));
      for (int from = 0; from < rows.size(); ) {
        int to = from + 1;
        while (to < rows.size() && rows.get(to).v() - rows.get(to - 1).v() < SAME_PLACE) {
          to++;
        }
        addIfRunning(rows.subList(from, to), pages.size(), running);
        from = to;
      }
    }
    return running;
  }

  private static void addIfRunning(List<Row> place, int pages, List<PdfLine> to) {
    if (place.size() < Math.max(LEAST_PAGES, MOST * pages)) {
      return;
    }
    double usual = median(place.stream().flatMap(row -> row.lines.stream()));
    Map<String, Integer> counts = new HashMap<>();
    place.forEach(row -> counts.merge(row.key(), 1, Integer::sum));
    long again = place.stream().filter(row -> counts.get(row.key()) > 1).count();
    if (again >= AGAIN * place.size()) {
      place.stream()
          .filter(row -> Math.abs(row.size() - usual) < 0.1 * usual)
          .forEach(row -> to.addAll(row.lines));
    }
  }

  /** The median size of type, px. */
  private static double median(Stream<PdfLine> lines) {
    double[] sizes = lines.mapToDouble(PdfLine::size).sorted().toArray();
    return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
  }

  /** The rows of one line that are first or last on a page, and apart from the rest. */
  static List<PdfLine> outermost(List<PdfLine> page) {
    List<PdfLine> found = new ArrayList<>();
    for (boolean top : new boolean[] {true, false}) {
      Row row = outermost(page, top);
      if (row != null && row.lines.size() == 1) {
        found.addAll(row.lines);
      }
    }
    return found;
  }

  /** The first or last row of a page, if it is apart from the rest; else null. */
  private static Row outermost(List<PdfLine> page, boolean top) {
    ToDoubleFunction<PdfLine> depth = line -> top ? line.v() : -line.v();
    List<PdfLine> sorted = new ArrayList<>(page);
    sorted.sort(Comparator.comparingDouble(depth));
    int count = 0;
    while (count < sorted.size() && distance(sorted, count) < 0.5) {
      count++;
    }
    boolean apart = count > 0 && count < sorted.size() && distance(sorted, count) > APART;
    return apart ? new Row(List.copyOf(sorted.subList(0, count))) : null;
  }

  /** How far a line lies from the first, type sizes. */
  private static double distance(List<PdfLine> lines, int at) {
    return Math.abs(lines.get(at).v() - lines.get(0).v()) / lines.get(0).size();
  }
}
