package org.glyphreader.documents;

import java.util.List;

/**
 * Characters that stand side by side on one baseline, in the order of their place; neither first
 * nor last is blank.
 *
 * @param glyphs at least one
 * @param u0 where it begins, px
 * @param u1 where it ends, px
 * @param v baseline of most of it, px
 * @param size of most of its type, px
 */
record Segment(List<Glyph> glyphs, double u0, double u1, double v, double size) {

  static Segment of(List<Glyph> glyphs) {
    double u1 = Double.NEGATIVE_INFINITY;
    Glyph largest = glyphs.get(0);
    for (Glyph glyph : glyphs) {
      u1 = Math.max(u1, glyph.u1());
      if (glyph.size() > largest.size()) {
        largest = glyph;
      }
    }
    return new Segment(
        List.copyOf(glyphs), glyphs.get(0).u0(), u1, largest.v(), typicalSize(glyphs));
  }

  private static double typicalSize(List<Glyph> glyphs) {
    double[] sizes = glyphs.stream().mapToDouble(Glyph::size).sorted().toArray();
    return sizes[sizes.length / 2];
  }

  /** Whether {@code other} stands on the same line, raised or lowered at most as an index is. */
  boolean sameRow(Segment other) {
    return Math.abs(v - other.v) < 0.5 * Math.max(size, other.size)
        && Math.abs(v - other.v) < 0.8 * Math.min(size, other.size);
  }
}
