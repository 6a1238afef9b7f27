package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.spi.WorkMonitor;

/**
 * The canonical text of the pages as far as it is known, and where each page begins in it. Pages
 * without words are recognised meanwhile. Immutable; safe for use by several threads.
 */
final class PageTexts {

  private final List<Page> pages;
  private final String text;
  private final int[] starts;

  private PageTexts(List<Page> pages, String text, int[] starts) {
    this.pages = pages;
    this.text = text;
    this.starts = starts;
  }

  /** The text of all {@code pages}. */
  static PageTexts of(List<Page> pages, WorkMonitor monitor) {
    return new PageTexts(List.of(), "", new int[0]).replaceFrom(1, pages, monitor);
  }

  /** The text of {@code changed}, whose pages before the page with this number are as here. */
  PageTexts replaceFrom(int number, List<Page> changed, WorkMonitor monitor) {
    int kept = Math.min(Math.min(number - 1, starts.length), changed.size());
    StringBuilder all = new StringBuilder(text);
    all.setLength(kept < starts.length ? Math.min(starts[kept], text.length()) : text.length());
    int[] begins = Arrays.copyOf(starts, changed.size());
    for (int i = kept; i < changed.size(); i++) {
      monitor.check();
      Page page = changed.get(i);
      if (!page.hasTextLayer()) {
        monitor.progress("recognise", i, changed.size());
      }
      String words = page.text();
      begins[i] = page.start();
      all.setLength(Math.min(all.length(), begins[i]));
      all.append("\n".repeat(begins[i] - all.length())).append(words);
    }
    return new PageTexts(changed, all.toString(), begins);
  }

  String text() {
    return text;
  }

  List<Page> pages() {
    return pages;
  }

  /** Offset at which the first page of {@code range} begins. */
  int start(PageRange range) {
    int index = range.first() - 1;
    return index < starts.length ? starts[index] : text.length();
  }

  /** Offset behind the last page of {@code range}. */
  int end(PageRange range) {
    return range.last() < starts.length ? starts[range.last()] : text.length();
  }

  /** The lines of a stretch of text; empty if none of it is drawn. */
  Optional<Passage> passage(int start, int end) {
    List<Passage.Place> places = new ArrayList<>();
    for (int i = pageAt(start); i < starts.length && starts[i] < end; i++) {
      Page page = pages.get(i);
      List<Line> lines = page.lines();
      for (int k = 0; k < lines.size(); k++) {
        Line line = lines.get(k);
        addParts(page, k, line, Math.max(start, line.start()), Math.min(end, line.end()), places);
      }
    }
    return places.isEmpty() ? Optional.empty() : Optional.of(new Passage(start, end, places));
  }

  /** Adds what lies between the line ends of the text, which may be drawn as visible marks. */
  private void addParts(
      Page page, int index, Line line, int from, int to, List<Passage.Place> places) {
    int at = from;
    while (at < to) {
      int end = at;
      while (end < to && !isLineEnd(text.charAt(end))) {
        end++;
      }
      if (!text.substring(at, end).isBlank()) {
        places.add(new Passage.Place(page, index, line, at, end));
      }
      at = end + 1;
    }
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private int pageAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int index = found >= 0 ? found : -found - 2;
    while (index > 0 && starts[index - 1] == starts[index]) {
      index--;
    }
    return Math.max(0, index);
  }
}
