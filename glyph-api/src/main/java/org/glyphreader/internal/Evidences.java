package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glyphreader.Box;
import org.glyphreader.Evidence;
import org.glyphreader.GlyphException;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageBox;
import org.glyphreader.PageRange;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;

/** Turns a backend's citations into evidence: quotes of the canonical text with their boxes. */
final class Evidences {

  private static final int MAX_EVIDENCE = 5;
  private static final int MAX_QUOTE = 400;
  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  private Evidences() {}

  /**
   * Where an answer stands, as its backend says, else as the lines of the pages show. None if pages
   * would have to be recognised for it and cannot be: that must not cost the answer.
   */
  static List<Evidence> of(Generation generation, String question, PageRange range, Pages pages) {
    try {
      List<Citation> citations = generation.citations();
      if (citations.isEmpty() && !generation.text().isBlank()) {
        citations = SupportFinder.find(question, generation.text(), range, pages);
      }
      return of(citations, pages);
    } catch (CancellationException e) {
      return List.of();
    } catch (GlyphException e) {
      Holdings.LOG.warn("An answer is given without evidence: {}", e.getMessage());
      return List.of();
    }
  }

  /** The best citations that do not overlap, at most five. */
  static List<Evidence> of(List<Citation> citations, Pages pages) {
    List<Evidence> evidence = new ArrayList<>();
    for (Citation citation : citations) {
      if (evidence.size() == MAX_EVIDENCE) {
        break;
      }
      if (citation.page() > pages.size()) {
        Holdings.LOG.warn("A backend cited page {} of {}", citation.page(), pages.size());
        continue;
      }
      Evidence next = of(citation, pages);
      if (next.start() < next.end()
          && evidence.stream().noneMatch(e -> next.start() < e.end() && e.start() < next.end())) {
        evidence.add(next);
      }
    }
    return evidence;
  }

  private static Evidence of(Citation citation, Pages pages) {
    Page first = pages.get(citation.page() - 1);
    Optional<String> known = pages.contents().knownText();
    String text = known.orElseGet(() -> textFrom(citation, pages));
    int offset = known.isPresent() ? 0 : first.start();
    int from = wholeCharacter(text, clamp(citation.charStart() - offset, text.length()));
    int to = cut(text, from, clamp(citation.charEnd() - offset, text.length()));
    int start = offset + from;
    int end = offset + to;
    return new Evidence(
        first.source(),
        citation.page(),
        boxes(citation.page(), start, end, pages),
        text.substring(from, to),
        citation.asRead(),
        start,
        end,
        unit(citation.score()),
        citation.legibility().isPresent()
            ? OptionalDouble.of(unit(citation.legibility().getAsDouble()))
            : OptionalDouble.empty());
  }

  /** The canonical text from a page on, as far as a quote can reach: scans are slow to read. */
  private static String textFrom(Citation citation, Pages pages) {
    StringBuilder text = new StringBuilder();
    int offset = pages.get(citation.page() - 1).start();
    int end = Math.min(citation.charEnd(), Math.max(citation.charStart(), offset) + MAX_QUOTE + 1);
    for (int number = citation.page(); number <= pages.size(); number++) {
      Page page = pages.get(number - 1);
      int gap = page.start() - offset - text.length();
      text.append("\n".repeat(Math.max(0, gap))).append(page.text());
      if (offset + text.length() >= end) {
        break;
      }
    }
    return text.toString();
  }

  private static int clamp(int offset, int length) {
    return Math.max(0, Math.min(offset, length));
  }

  private static double unit(double value) {
    return value >= 0 ? Math.min(1, value) : 0;
  }

  private static int wholeCharacter(String text, int at) {
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return inside ? at - 1 : at;
  }

  /** The end of a quote: not amid a character, nor between a letter and its accents. */
  private static int cut(String text, int start, int end) {
    int whole = wholeCharacter(text, Math.max(start, end));
    int most = start + MAX_QUOTE;
    if (whole <= most) {
      return whole;
    }
    Matcher grapheme = GRAPHEME.matcher(text).region(start, whole);
    int cut = start;
    while (grapheme.find() && grapheme.end() <= most) {
      cut = grapheme.end();
    }
    return cut > start ? cut : wholeCharacter(text, most);
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
          Box box = line.box(start, end).clip(page.width(), page.height());
          if (box.width() > 0 && box.height() > 0) {
            boxes.add(new PageBox(number, box));
          }
        }
      }
    }
    return boxes;
  }
}
