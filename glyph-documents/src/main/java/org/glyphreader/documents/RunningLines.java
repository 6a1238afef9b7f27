package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds headers, footers and page numbers: lines at the ends of pages that come again and again.
 */
final class RunningLines {

  /** How many lines from an end of a page may be running lines. */
  private static final int DEPTH = 3;

  private static final int LEAST_PAGES = 3;

  /** Of all pages, those on which a line must come again. */
  private static final double SHARE = 0.3;

  private final Set<String> running = new HashSet<>();

  /** The running lines of {@code pages}, each a list of lines from top to bottom. */
  RunningLines(List<List<PdfLine>> pages) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Set<String> seen = new HashSet<>();
      ends(page).forEach(line -> seen.add(key(line)));
      seen.forEach(key -> counts.merge(key, 1, Integer::sum));
    }
    double least = Math.max(LEAST_PAGES, SHARE * pages.size());
    counts.forEach(
        (key, count) -> {
          if (count >= least) {
            running.add(key);
          }
        });
  }

  /** The running lines of a page. */
  List<PdfLine> of(List<PdfLine> page) {
    List<PdfLine> found = new ArrayList<>();
    for (PdfLine line : ends(page)) {
      if (running.contains(key(line)) || isPageNumber(line)) {
        found.add(line);
      }
    }
    return found;
  }

  /** Whether a line tells nothing but the number of its page. */
  static boolean isPageNumber(PdfLine line) {
    return line.text()
        .matches(
            "(?i)[-\u2013\\[( ]*(page |p\\. ?)?(\\d{1,4}|[ivxl]{1,6})( ?(of|/) ?\\d{1,4})?[-\u2013\\]) ]*");
  }

  private static List<PdfLine> ends(List<PdfLine> page) {
    List<PdfLine> sorted = new ArrayList<>(page);
    sorted.sort((a, b) -> Double.compare(a.v(), b.v()));
    int depth = Math.min(DEPTH, sorted.size() / 2);
    List<PdfLine> ends = new ArrayList<>(sorted.subList(0, depth));
    ends.addAll(sorted.subList(sorted.size() - depth, sorted.size()));
    return ends;
  }

  private static String key(PdfLine line) {
    return line.text().replaceAll("\\d+", "#") + "@" + Math.round(line.v() / 8);
  }
}
