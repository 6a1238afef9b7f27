package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells where paragraphs of a PDF page begin: by wider leading, by an indent, by another size of
 * type, by the marker of a list, behind a short line that ends a sentence. For one page and thread.
 */
final class PdfParagraphs {

  /** A leading above this share of the usual one parts paragraphs. */
  private static final double WIDE = 1.3;

  /** An indent of the first line, type sizes. */
  private static final double INDENT = 0.8;

  /** A line so much further in than its neighbour, type sizes, is set off. */
  private static final double SET_OFF = 2;

  /** Lines whose begins differ by less, type sizes, are aligned. */
  private static final double ALIGNED = 0.3;

  /** So many lines before and behind a line tell how wide its column is. */
  private static final int NEAR = 8;

  /** Type larger than most by this factor is that of a heading. */
  private static final double LARGE = 1.15;

  /** The leading of headings is at most so many of their type sizes. */
  private static final double LARGE_LEADING = 2;

  /** A line that ends this many type sizes before the longest is short. */
  private static final double SHORT = 4;

  private final List<PdfLine> lines;
  private final double leading;
  private final double size;
  private final double width;

  private PdfParagraphs(List<PdfLine> lines) {
    this.lines = lines;
    this.leading = leading(lines);
    double[] sizes = lines.stream().mapToDouble(PdfLine::size).sorted().toArray();
    this.size = sizes.length == 0 ? 1 : sizes[sizes.length / 2];
    double left = lines.stream().mapToDouble(PdfLine::u0).min().orElse(0);
    this.width = lines.stream().mapToDouble(PdfLine::u1).max().orElse(0) - left;
  }

  /** For each line in reading order whether a paragraph begins with it. */
  static boolean[] begins(List<PdfLine> lines) {
    PdfParagraphs page = new PdfParagraphs(lines);
    boolean[] begins = new boolean[lines.size()];
    for (int i = 0; i < begins.length; i++) {
      begins[i] = i == 0 || page.begins(i);
    }
    return begins;
  }

  /** The usual leading in type sizes: the median of what looks like lines of a paragraph. */
  private static double leading(List<PdfLine> lines) {
    List<Double> all = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      PdfLine before = lines.get(i - 1);
      PdfLine line = lines.get(i);
      double step = (line.v() - before.v()) / line.size();
      if (line.sameSize(before) && step > 0.8 && step < 2.2) {
        all.add(step);
      }
    }
    all.sort(null);
    return all.isEmpty() ? 1.2 : all.get(all.size() / 2);
  }

  private boolean begins(int i) {
    PdfLine before = lines.get(i - 1);
    PdfLine line = lines.get(i);
    if (!line.sameSize(before) || line.isItem()) {
      return true;
    }
    double step = (line.v() - before.v()) / line.size();
    if (step <= 0) {
      return before.endsSentence() || !beginsLower(line);
    }
    if (isWrappedHeading(i)) {
      return false;
    }
    return step > WIDE * leading
        || isIndented(i)
        || isSetOff(i)
        || isShort(before, i) && before.endsSentence();
  }

  private static boolean beginsLower(PdfLine line) {
    return Character.isLowerCase(line.text().codePointAt(0));
  }

  private boolean isIndented(int i) {
    PdfLine line = lines.get(i);
    PdfLine before = lines.get(i - 1);
    boolean in = line.u0() > before.u0() + INDENT * line.size();
    boolean outAgain =
        i + 1 < lines.size()
            && lines.get(i + 1).v() > line.v()
            && lines.get(i + 1).u0() < line.u0() - INDENT * line.size();
    return in && outAgain && !before.isItem();
  }

  /** Whether a line or the one before stands in the middle, as formulas do. */
  private boolean isSetOff(int i) {
    PdfLine line = lines.get(i);
    PdfLine before = lines.get(i - 1);
    double in = Math.abs(line.u0() - before.u0()) / line.size();
    return !before.isItem()
        && (in > SET_OFF && isShort(before, i)
            || in > ALIGNED && (isCentred(line, i) || isCentred(before, i)));
  }

  private boolean isCentred(PdfLine line, int i) {
    double left = line.u0() - left(line, i);
    double right = right(line, i) - line.u1();
    return Math.min(left, right) > SET_OFF * line.size()
        && Math.abs(left - right) < SET_OFF * line.size()
        && around(line, i).noneMatch(other -> other != line && sharesEdge(line, other));
  }

  private static boolean sharesEdge(PdfLine line, PdfLine other) {
    double apart = Math.min(Math.abs(line.u0() - other.u0()), Math.abs(line.u1() - other.u1()));
    return apart < ALIGNED * line.size();
  }

  /** Whether a line of large type goes on in the next because a word more would not fit. */
  private boolean isWrappedHeading(int i) {
    PdfLine line = lines.get(i);
    PdfLine before = lines.get(i - 1);
    if (line.size() < LARGE * size || line.v() - before.v() > LARGE_LEADING * line.size()) {
      return false;
    }
    double room = width - (before.u1() - before.u0());
    int word = line.text().split("\\s", 2)[0].length();
    return room < (line.u1() - line.u0()) * word / line.text().length();
  }

  /** Whether a line ends early, judged by its neighbours. */
  private boolean isShort(PdfLine line, int i) {
    return line.u1() < right(line, i) - SHORT * line.size();
  }

  private double right(PdfLine line, int i) {
    return around(line, i).mapToDouble(PdfLine::u1).max().orElse(line.u1());
  }

  private double left(PdfLine line, int i) {
    return around(line, i).mapToDouble(PdfLine::u0).min().orElse(line.u0());
  }

  /** The neighbours of the same size that stand above or below a line. */
  private Stream<PdfLine> around(PdfLine line, int i) {
    return lines.subList(Math.max(0, i - NEAR), Math.min(lines.size(), i + NEAR)).stream()
        .filter(other -> other.sameSize(line))
        .filter(other -> other.u0() < line.u1() && other.u1() > line.u0());
  }
}
