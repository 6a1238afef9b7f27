package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds program listings by the numbers of their lines, in whatever font they are set. For one page
 * and thread.
 */
final class NumberedListing {

  private static final int LEAST_LINES = 3;

  /** Of its lines, those with a sign that prose rarely has. */
  private static final double CODE = 0.4;

  private static final Pattern SIGNS =
      Pattern.compile(".*(?:[;{}=<>#*\\\\_$|&]|//|\\(\\)|\\w\\(|:$).*", Pattern.DOTALL);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  /** Lines further apart than this, type sizes, are no lines of one listing. */
  private static final double FURTHEST = 2.5;

  /** Numbers are aligned when their edges differ by less, type sizes. */
  private static final double ALIGNED = 0.5;

  /** How wide a column of characters is, type sizes, where letters are not spaced. */
  private static final double COLUMN = 0.5;

  private static final int WIDEST_GAP = 120;

  private NumberedListing() {}

  /** A line's number and the rest of it. */
  private record Numbered(int number, double u0, double u1, List<Glyph> code) {

    /** Null if no number stands apart at the line's begin. */
    static Numbered of(PdfLine line) {
      List<Glyph> glyphs = PdfListing.glyphs(line);
      int digits = 0;
      while (digits < glyphs.size() && NUMBER.matcher(glyphs.get(digits).text()).matches()) {
        digits++;
      }
      StringBuilder number = new StringBuilder();
      glyphs.subList(0, digits).forEach(glyph -> number.append(glyph.text()));
      if (!NUMBER.matcher(number).matches()) {
        return null;
      }
      double end = glyphs.get(digits - 1).u1();
      List<Glyph> code = glyphs.subList(digits, glyphs.size());
      boolean apart = code.isEmpty() || code.get(0).u0() - end > COLUMN * line.size();
      return apart
          ? new Numbered(Integer.parseInt(number.toString()), glyphs.get(0).u0(), end, code)
          : null;
    }
  }

  /** How many lines from {@code from} on are one listing; 0 if none begins there. */
  static int lines(List<PdfLine> lines, int from) {
    Numbered before = null;
    int code = 0;
    int end = from;
    for (; end < lines.size(); end++) {
      Numbered line = Numbered.of(lines.get(end));
      if (line == null || end > from && !follows(lines, end, before, line)) {
        break;
      }
      code += SIGNS.matcher(lines.get(end).text()).matches() ? 1 : 0;
      before = line;
    }
    int count = end - from;
    return count >= LEAST_LINES && code >= CODE * count ? count : 0;
  }

  private static boolean follows(List<PdfLine> lines, int at, Numbered before, Numbered line) {
    double size = lines.get(at).size();
    double step = (lines.get(at).v() - lines.get(at - 1).v()) / size;
    boolean aligned =
        Math.abs(line.u1 - before.u1) < ALIGNED * size
            || Math.abs(line.u0 - before.u0) < ALIGNED * size;
    return line.number == before.number + 1 && aligned && step > 0 && step < FURTHEST;
  }

  /** The listing's text, with its numbers, its line ends and its indents. */
  static String text(List<PdfLine> lines) {
    List<Numbered> numbered = lines.stream().map(Numbered::of).toList();
    double left = Double.POSITIVE_INFINITY;
    for (Numbered line : numbered) {
      left = line.code.isEmpty() ? left : Math.min(left, line.code.get(0).u0());
    }
    WordGaps gaps = WordGaps.of(numbered.stream().map(Numbered::code).toList());
    double column = gaps.isSpaced() ? column(numbered, gaps) : COLUMN * lines.get(0).size();
    int digits = String.valueOf(numbered.get(numbered.size() - 1).number).length();
    StringBuilder text = new StringBuilder();
    for (Numbered line : numbered) {
      String number = String.valueOf(line.number);
      text.append(" ".repeat(Math.max(0, digits - number.length()))).append(number);
      if (!line.code.isEmpty()) {
        text.append("  ").append(blanks((line.code.get(0).u0() - left) / column));
        append(line.code, column, gaps, text);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(List<Glyph> code, double column, WordGaps gaps, StringBuilder text) {
    Glyph before = null;
    for (Glyph glyph : code) {
      if (before != null && gaps.isSpaced()) {
        text.append(blanks(step(before, glyph) / column - 1));
      } else if (before != null && gaps.part(before, glyph)) {
        text.append(' ').append(blanks((glyph.u0() - before.u1()) / column - 1));
      }
      text.append(glyph.text());
      before = glyph;
    }
  }

  /** From the middle of a character to that of the next, px. */
  private static double step(Glyph before, Glyph glyph) {
    return (glyph.u0() + glyph.u1() - before.u0() - before.u1()) / 2;
  }

  private static String blanks(double count) {
    return " ".repeat((int) Math.max(0, Math.min(WIDEST_GAP, Math.round(count))));
  }

  /** The usual advance of spaced letters, px. */
  private static double column(List<Numbered> numbered, WordGaps gaps) {
    List<Double> advances = new ArrayList<>();
    for (Numbered line : numbered) {
      for (int i = 1; i < line.code.size(); i++) {
        Glyph before = line.code.get(i - 1);
        Glyph glyph = line.code.get(i);
        if (!gaps.part(before, glyph)) {
          advances.add(step(before, glyph));
        }
      }
    }
    advances.sort(null);
    return Math.max(1, advances.get(advances.size() / 2));
  }
}
