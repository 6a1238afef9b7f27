package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds lines set in a monospaced font, told by characters that advance alike, and gives them their
 * blanks back. For one document.
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

  /** A gap above this share of an advance is a blank. */
  private static final double LEAST_BLANK = 0.3;

  /** So near to a whole number of advances, a gap is blanks. */
  private static final double WHOLE = 0.1;

  /** Of the characters of a line inside a listing, those that advance as the listing's do. */
  private static final double MOSTLY = 0.75;

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
    return line.sameSize(lines.get(from)) && step > 0 && step < FURTHEST && isMostly(line, advance);
  }

  /** Other characters, such as arrows, may come from another font. */
  private static boolean isMostly(PdfLine line, double advance) {
    List<Glyph> glyphs = glyphs(line);
    long alike = glyphs.stream().filter(g -> Math.abs(advance(g) - advance) < ALIKE).count();
    return alike >= MOSTLY * glyphs.size();
  }

  /** The listing's text, its line ends and its blanks as they are drawn. */
  static String text(List<PdfLine> lines) {
    double width = advance(lines.get(0)) * lines.get(0).size();
    double left = lines.stream().mapToDouble(PdfLine::u0).min().orElse(0);
    StringBuilder text = new StringBuilder();
    for (PdfLine line : lines) {
      double at = left;
      for (Glyph glyph : glyphs(line)) {
        double gap = (glyph.u0() - at) / width;
        long blanks = gap > LEAST_BLANK ? Math.max(1, Math.round(gap)) : 0;
        text.append(" ".repeat((int) Math.min(WIDEST_GAP, blanks)));
        text.append(glyph.text());
        at = glyph.u1();
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static double advance(Glyph glyph) {
    return (glyph.u1() - glyph.u0()) / glyph.size();
  }

  private static double advance(PdfLine line) {
    return advance(glyphs(line));
  }

  /** Whether two stretches of a line are set in one monospaced font, blanks between them. */
  static boolean goesOn(List<Glyph> before, List<Glyph> glyphs, double gap) {
    List<Glyph> visible = new ArrayList<>();
    before.stream().filter(glyph -> !glyph.isBlank()).forEach(visible::add);
    glyphs.stream().filter(glyph -> !glyph.isBlank()).forEach(visible::add);
    double blanks = gap / advance(visible);
    return Math.abs(blanks - Math.rint(blanks)) < WHOLE
        && visible.stream().map(Glyph::text).distinct().count() >= LEAST_CHARACTERS
        && visible.stream().anyMatch(glyph -> !Character.isDigit(glyph.text().codePointAt(0)));
  }

  /** By how much each character advances, type sizes; 0 if they do not advance alike. */
  private static double advance(List<Glyph> glyphs) {
    double first = 0;
    for (Glyph glyph : glyphs) {
      double advance = advance(glyph);
      first = first == 0 ? advance : first;
      if (Math.abs(advance - first) >= ALIKE) {
        return 0;
      }
    }
    return first > NARROWEST && first < WIDEST ? first : 0;
  }

  /** The characters of a line that are not blank. */
  static List<Glyph> glyphs(PdfLine line) {
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
