package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds lines set in a monospaced font, told by characters that all advance alike, and gives them
 * their blanks back. For one document.
 */
final class PdfListing {

  /** Bounds of a monospaced advance, type sizes: ideographs, which advance alike too, are wider. */
  private static final double NARROWEST = 0.4;

  private static final double WIDEST = 0.75;

  /** Advances that differ by less, type sizes, are alike. */
  private static final double ALIKE = 0.02;

  /** Lines further apart than this, type sizes, are no lines of one listing. */
  private static final double FURTHEST = 3;

  /** Fewer different characters may advance alike in any font, as digits do. */
  private static final int LEAST_CHARACTERS = 6;

  /**
   * A document with more of its characters in such lines is typewritten: its text is prose like any
   * other.
   */
  private static final double TYPEWRITTEN = 0.6;

  private static final int WIDEST_GAP = 120;

  private final boolean typewritten;

  PdfListing(List<List<PdfLine>> pages) {
    int monospaced = 0;
    int all = 0;
    for (List<PdfLine> page : pages) {
      for (PdfLine line : page) {
        all += line.text().length();
        monospaced += advance(line) > 0 ? line.text().length() : 0;
      }
    }
    this.typewritten = monospaced > TYPEWRITTEN * all;
  }

  /**
   * How many lines from {@code from} on are one listing; 0 if none begins there.
   *
   * @param begins for each line whether a paragraph begins with it
   */
  int lines(List<PdfLine> lines, List<Boolean> begins, int from) {
    double advance = advance(lines.get(from));
    if (typewritten || advance == 0) {
      return 0;
    }
    Set<Integer> characters = new HashSet<>();
    int end = from;
    while (end < lines.size() && goesOn(lines, from, end, advance)) {
      lines.get(end).text().codePoints().forEach(characters::add);
      end++;
    }
    boolean insideParagraph =
        end == from + 1 && (!begins.get(from) || end < lines.size() && !begins.get(end));
    return insideParagraph || characters.size() < LEAST_CHARACTERS ? 0 : end - from;
  }

  private static boolean goesOn(List<PdfLine> lines, int from, int at, double advance) {
    PdfLine line = lines.get(at);
    if (at == from) {
      return true;
    }
    double step = (line.v() - lines.get(at - 1).v()) / line.size();
    return line.sameSize(lines.get(from))
        && step > 0
        && step < FURTHEST
        && Math.abs(advance(line) - advance) < ALIKE;
  }

  /** The listing's text, its line ends and its blanks as they are drawn. */
  static String text(List<PdfLine> lines) {
    double left = lines.stream().mapToDouble(PdfLine::u0).min().orElse(0);
    StringBuilder text = new StringBuilder();
    for (PdfLine line : lines) {
      double width = advance(line) * line.size();
      double at = left;
      for (Glyph glyph : glyphs(line)) {
        long gap = Math.round((glyph.u0() - at) / width);
        text.append(" ".repeat((int) Math.max(0, Math.min(WIDEST_GAP, gap))));
        text.append(glyph.text());
        at = glyph.u1();
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** By how much each character advances, type sizes; 0 if they do not advance alike. */
  private static double advance(PdfLine line) {
    double first = 0;
    for (Glyph glyph : glyphs(line)) {
      double advance = (glyph.u1() - glyph.u0()) / glyph.size();
      first = first == 0 ? advance : first;
      if (Math.abs(advance - first) >= ALIKE) {
        return 0;
      }
    }
    return first > NARROWEST && first < WIDEST ? first : 0;
  }

  private static List<Glyph> glyphs(PdfLine line) {
    List<Glyph> glyphs = new ArrayList<>();
    for (Segment segment : line.segments()) {
      for (Glyph glyph : segment.glyphs()) {
        if (!glyph.isBlank()) {
          glyphs.add(glyph);
        }
      }
    }
    return glyphs;
  }
}
