package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds headers, footers and page numbers: lines at the ends of pages that come again and again, or
 * hold a number that grows with the pages, as the headers of chapters do.
 */
final class RunningLines {

  /** How many lines from an end of a page may be running lines. */
  private static final int DEPTH = 3;

  private static final int LEAST_PAGES = 3;

  /** Of all pages, those on which a line must come again. */
  private static final double SHARE = 0.3;

  private static final Pattern NUMBERED =
      Pattern.compile("(?:.*\\s)?(\\d{1,4})|(\\d{1,4})\\s.*", Pattern.DOTALL);

  private final Set<String> running = new HashSet<>();
  private final Set<PdfLine> numbered = Collections.newSetFromMap(new IdentityHashMap<>());

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
    collectNumbered(pages, least);
  }

  private void collectNumbered(List<List<PdfLine>> pages, double least) {
    Map<String, List<PdfLine>> alike = new HashMap<>();
    for (int i = 0; i < pages.size(); i++) {
      for (PdfLine line : ends(pages.get(i))) {
        Matcher number = NUMBERED.matcher(line.text());
        if (number.matches()) {
          String digits = number.group(1) == null ? number.group(2) : number.group(1);
          int ahead = Integer.parseInt(digits) - i;
          alike
              .computeIfAbsent(ahead + "@" + Math.round(line.v() / 8), key -> new ArrayList<>())
              .add(line);
        }
      }
    }
    alike.values().stream().filter(lines -> lines.size() >= least).forEach(numbered::addAll);
  }

  /** The running lines of a page. */
  List<PdfLine> of(List<PdfLine> page) {
    List<PdfLine> found = new ArrayList<>();
    for (PdfLine line : ends(page)) {
      if (running.contains(key(line)) || numbered.contains(line) || isPageNumber(line)) {
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
