package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells where paragraphs of a PDF page begin: by wider leading, by an indent, by another size of
 * type, by the marker of a list, behind a short line that ends a sentence. For one page and thread.
 */
final class PdfParagraphs {

  /** A leading above this share of the usual one parts paragraphs. */
  private static final double WIDE = 1.3;

  /** An indent of the first line, type sizes. */
  private static final double INDENT = 0.8;

  /** A line that ends this many type sizes before the longest is short. */
  private static final double SHORT = 4;

  private final List<PdfLine> lines;
  private final double leading;

  private PdfParagraphs(List<PdfLine> lines) {
    this.lines = lines;
    this.leading = leading(lines);
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
    return step > WIDE * leading || isIndented(i) || isShort(before, i) && before.endsSentence();
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

  /** Whether a line ends early, judged by its neighbours. */
  private boolean isShort(PdfLine line, int i) {
    double right = line.u1();
    for (int j = Math.max(0, i - 8); j < Math.min(lines.size(), i + 8); j++) {
      PdfLine other = lines.get(j);
      if (other.sameSize(line) && other.u0() < line.u1() && other.u1() > line.u0()) {
        right = Math.max(right, other.u1());
      }
    }
    return line.u1() < right - SHORT * line.size();
  }
}
