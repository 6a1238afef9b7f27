package org.glyphreader.documents;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** The words of one line: spaces where the characters stand apart, in the order they are read. */
final class LineText {

  private final StringBuilder text = new StringBuilder();
  private final List<Double> edges = new ArrayList<>();
  private final boolean ordered;
  private double end;

  private LineText(boolean ordered) {
    this.ordered = ordered;
  }

  /** The words of a line whose segments stand from left to right. */
  static LineText of(List<Segment> line) {
    List<Glyph> glyphs = line.stream().flatMap(segment -> segment.glyphs().stream()).toList();
    List<Glyph> spaced = withSpaces(DotLeaders.shorten(glyphs));
    StringBuilder visual = new StringBuilder();
    spaced.forEach(glyph -> visual.append(glyph.text()));
    boolean ordered = !Bidi.requiresBidi(visual.toString().toCharArray(), 0, visual.length());
    LineText result = new LineText(ordered);
    (ordered ? spaced : logical(spaced, visual.toString())).forEach(result::append);
    return result;
  }

  String text() {
    return text.toString();
  }

  /** Where each code unit begins and the last ends, px; null if they do not run left to right. */
  double[] edges() {
    if (!ordered) {
      return null;
    }
    double[] all = new double[edges.size() + 1];
    for (int i = 0; i < edges.size(); i++) {
      all[i] = edges.get(i);
    }
    all[edges.size()] = end;
    return all;
  }

  private void append(Glyph glyph) {
    int length = glyph.text().length();
    for (int i = 0; i < length; i++) {
      edges.add(glyph.u0() + (glyph.u1() - glyph.u0()) * i / length);
    }
    end = glyph.u1();
    text.append(glyph.text());
  }

  /** One space between words, whether it is drawn or only a gap. */
  private static List<Glyph> withSpaces(List<Glyph> glyphs) {
    List<Glyph> spaced = new ArrayList<>(glyphs.size());
    WordGaps gaps = WordGaps.of(List.of(glyphs));
    Glyph before = null;
    boolean blank = false;
    for (Glyph glyph : glyphs) {
      if (glyph.isBlank()) {
        blank = true;
        continue;
      }
      if (before != null && (blank || gaps.part(before, glyph))) {
        double from = before.u1();
        double to = Math.max(from, glyph.u0());
        spaced.add(new Glyph(" ", from, to, glyph.v(), glyph.size(), glyph.space()));
      }
      spaced.add(glyph);
      before = glyph;
      blank = false;
    }
    return spaced;
  }

  /**
   * Right-to-left script is drawn from the right: turns its stretches into the order of reading.
   */
  private static List<Glyph> logical(List<Glyph> visual, String text) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    byte[] levels = new byte[visual.size()];
    Glyph[] glyphs = visual.toArray(Glyph[]::new);
    int at = 0;
    for (int i = 0; i < glyphs.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(at);
      at += glyphs[i].text().length();
    }
    Bidi.reorderVisually(levels, 0, glyphs, 0, glyphs.length);
    return List.of(glyphs);
  }
}
