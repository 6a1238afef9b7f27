package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds headers, footers and page numbers: lines at the ends of pages that come again and again,
 * hold a number that grows with the pages, or stand at the same place on most.
 */
final class RunningLines {

  /** How many lines from an end of a page may be running lines. */
  private static final int DEPTH = 3;

  private static final int LEAST_PAGES = 3;

  /** Of all pages, those on which a line must come again. */
  private static final double SHARE = 0.3;

  private static final Pattern NUMBERED =
      Pattern.compile("(?:.*\\s)?(\\d{1,4})|(\\d{1,4})\\s.*", Pattern.DOTALL);

  private final Set<PdfLine> running = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The running lines of {@code pages}, each a list of lines in reading order. */
  RunningLines(List<List<PdfLine>> pages) {
    double least = Math.max(LEAST_PAGES, SHARE * pages.size());
    collectRepeated(pages, least);
    collectNumbered(pages, least);
    running.addAll(RunningPlaces.find(pages));
    for (List<PdfLine> page : pages) {
      RunningPlaces.outermost(page).stream()
          .filter(RunningLines::isPageNumber)
          .forEach(running::add);
    }
  }

  private void collectRepeated(List<List<PdfLine>> pages, double least) {
    Map<String, List<PdfLine>> alike = new HashMap<>();
    for (List<PdfLine> page : pages) {
      Map<String, PdfLine> onPage = new HashMap<>();
      ends(page).forEach(line -> onPage.put(key(line), line));
      onPage.forEach((key, line) -> alike.computeIfAbsent(key, k -> new ArrayList<>()).add(line));
    }
    alike.values().stream().filter(lines -> lines.size() >= least).forEach(running::addAll);
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
    alike.values().stream().filter(lines -> lines.size() >= least).forEach(running::addAll);
  }

  /** Whether a line of the pages is a running line. */
  boolean contains(PdfLine line) {
    return running.contains(line);
  }

  /** A line's words, whatever numbers stand with them. */
  static String withoutNumbers(String text) {
    return text.replaceAll("\\d+|(?<!\\p{L})[ivxl]{1,7}$", "#");
  }

  /** Whether a line tells nothing but the number of its page. */
  static boolean isPageNumber(PdfLine line) {
    return line.text()
        .matches(
            "(?i)[-\u2013 ]*(page |p\\. ?)?(\\d{1,4}|[ivxl]{1,6})( ?(of|/) ?\\d{1,4})?[-\u2013 ]*");
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
    return withoutNumbers(line.text()) + "@" + Math.round(line.v() / 8);
  }
}
