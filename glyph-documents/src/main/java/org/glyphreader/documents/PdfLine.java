package org.glyphreader.documents;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a PDF page.
 *
 * @param segments from left to right, at least one
 * @param text its words
 * @param u0 where it begins, px
 * @param u1 where it ends, px
 * @param v baseline, px
 * @param size of most of its type, px
 */
record PdfLine(List<Segment> segments, String text, double u0, double u1, double v, double size) {

  private static final Pattern MARKER =
      Pattern.compile(
          "(?:[-\u2022\u2013\u2014*\u25AA\u25CF\u25E6\u2023]|\\(?[0-9]{1,3}[.)]|\\(?[a-zA-Z][.)])\\s+\\S.*",
          Pattern.DOTALL);

  private static final double SAME_SIZE = 1.12;

  static PdfLine of(List<Segment> segments) {
    Segment main = segments.get(0);
    double u1 = main.u1();
    for (Segment segment : segments) {
      main = segment.glyphs().size() > main.glyphs().size() ? segment : main;
      u1 = Math.max(u1, segment.u1());
    }
    return new PdfLine(
        segments, LineText.of(segments).text(), segments.get(0).u0(), u1, main.v(), main.size());
  }

  /** Whether it begins as an item of a list does. */
  boolean isItem() {
    return MARKER.matcher(text).matches();
  }

  /** Whether its type is as large as that of {@code other}. */
  boolean sameSize(PdfLine other) {
    return size < SAME_SIZE * other.size && other.size < SAME_SIZE * size;
  }

  /** Whether a sentence ends with it. */
  boolean endsSentence() {
    return text.matches("(?s).*[.!?:;\u3002\uFF01\uFF1F][\"')\\]\u201D\u2019]*");
  }
}
