package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Box;
import org.glyphreader.Evidence;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageBox;
import org.glyphreader.spi.Citation;

/** Turns a backend's citations into evidence: quotes of the canonical text with their boxes. */
final class Evidences {

  private static final int MAX_EVIDENCE = 5;
  private static final int MAX_QUOTE = 400;

  private Evidences() {}

  /** The best citations that do not overlap, at most five. */
  static List<Evidence> of(List<Citation> citations, Pages pages) {
    List<Evidence> evidence = new ArrayList<>();
    for (Citation citation : citations) {
      if (evidence.size() == MAX_EVIDENCE) {
        break;
      }
      Evidence next = of(citation, pages);
      if (evidence.stream().noneMatch(e -> next.start() < e.end() && e.start() < next.end())) {
        evidence.add(next);
      }
    }
    return evidence;
  }

  private static Evidence of(Citation citation, Pages pages) {
    String text = pages.text();
    int start = Math.min(citation.charStart(), text.length());
    int end = cut(text, start, Math.min(citation.charEnd(), text.length()));
    return new Evidence(
        pages.get(citation.page() - 1).source(),
        citation.page(),
        boxes(citation.page(), start, end, pages),
        text.substring(start, end),
        citation.asRead(),
        start,
        end,
        Math.max(0, Math.min(1, citation.score())),
        citation.legibility());
  }

  private static int cut(String text, int start, int end) {
    if (end - start <= MAX_QUOTE) {
      return end;
    }
    int at = start + MAX_QUOTE;
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static List<PageBox> boxes(int firstPage, int start, int end, Pages pages) {
    List<PageBox> boxes = new ArrayList<>();
    for (int number = firstPage; number <= pages.size(); number++) {
      Page page = pages.get(number - 1);
      if (number > firstPage && page.start() >= end) {
        break;
      }
      for (Line line : page.lines()) {
        if (line.start() < end && start < line.end()) {
          Box box = line.box(start, end);
          if (box.width() > 0 && box.height() > 0) {
            boxes.add(new PageBox(number, box));
          }
        }
      }
    }
    return boxes;
  }
}
