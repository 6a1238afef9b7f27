package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Joins characters to segments: first as the file orders them, then by where they stand. */
final class Segments {

  /** A gap of this many type sizes may be a gutter between columns. */
  private static final double GAP = 0.9;

  /** No gutter is as narrow as two blanks of a monospaced font, type sizes. */
  private static final double TWO_BLANKS = 1.6;

  private Segments() {}

  /** The segments of {@code glyphs}, from top to bottom, in a row from left to right. */
  static List<Segment> of(List<Glyph> glyphs) {
    List<Segment> segments = new ArrayList<>();
    for (List<Segment> row : rows(strokes(glyphs))) {
      segments.addAll(cutAtGaps(row));
    }
    return segments;
  }

  /** Characters that follow one another in the file and on the page. */
  private static List<Segment> strokes(List<Glyph> glyphs) {
    List<Segment> strokes = new ArrayList<>();
    List<Glyph> current = new ArrayList<>();
    for (Glyph glyph : glyphs) {
      if (!current.isEmpty() && !follows(current.get(current.size() - 1), glyph)) {
        addTrimmed(current, strokes);
        current = new ArrayList<>();
      }
      current.add(glyph);
    }
    addTrimmed(current, strokes);
    return strokes;
  }

  private static boolean follows(Glyph before, Glyph glyph) {
    double size = Math.max(before.size(), glyph.size());
    double gap = glyph.u0() - before.u1();
    return Math.abs(glyph.v() - before.v()) < 0.5 * size && gap > -0.5 * size && gap < GAP * size;
  }

  private static void addTrimmed(List<Glyph> glyphs, List<Segment> to) {
    int first = 0;
    int last = glyphs.size();
    while (first < last && glyphs.get(first).isBlank()) {
      first++;
    }
    while (last > first && glyphs.get(last - 1).isBlank()) {
      last--;
    }
    if (first < last) {
      to.add(Segment.of(glyphs.subList(first, last)));
    }
  }

  /** Segments of one line each, from top to bottom; in a row from left to right. */
  static List<List<Segment>> rows(List<Segment> segments) {
    List<Segment> sorted = new ArrayList<>(segments);
    sorted.sort(Comparator.comparingDouble(Segment::v));
    List<List<Segment>> rows = new ArrayList<>();
    List<Segment> row = new ArrayList<>();
    for (Segment segment : sorted) {
      if (!row.isEmpty() && !largest(row).sameRow(segment)) {
        rows.add(leftToRight(row));
        row = new ArrayList<>();
      }
      row.add(segment);
    }
    if (!row.isEmpty()) {
      rows.add(leftToRight(row));
    }
    return rows;
  }

  private static Segment largest(List<Segment> row) {
    Segment last = row.get(row.size() - 1);
    Segment first = row.get(0);
    return first.size() >= last.size() ? first : last;
  }

  private static List<Segment> leftToRight(List<Segment> row) {
    row.sort(Comparator.comparingDouble(Segment::u0));
    return row;
  }

  private static boolean isGutter(List<Glyph> before, double end, Segment segment) {
    double gap = (segment.u0() - end) / segment.size();
    return gap >= TWO_BLANKS || gap >= GAP && !PdfListing.goesOn(before, segment.glyphs(), gap);
  }

  private static List<Segment> cutAtGaps(List<Segment> row) {
    List<Segment> cut = new ArrayList<>();
    List<Glyph> current = new ArrayList<>();
    double end = 0;
    for (Segment segment : row) {
      if (!current.isEmpty() && isGutter(current, end, segment)) {
        cut.add(Segment.of(current));
        current = new ArrayList<>();
      }
      end = current.isEmpty() ? segment.u1() : Math.max(end, segment.u1());
      current.addAll(segment.glyphs());
    }
    if (!current.isEmpty()) {
      cut.add(Segment.of(current));
    }
    return cut;
  }
}
