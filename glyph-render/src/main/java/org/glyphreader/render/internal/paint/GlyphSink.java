package org.glyphreader.render.internal.paint;

/** What glyphs are drawn to. */
public interface GlyphSink {

  /**
   * Draws a glyph.
   *
   * @param originX where its origin lies, px; only quarters count
   * @param baseline the row that its baseline is the upper side of
   */
  void draw(Strike strike, int glyph, double originX, int baseline, int rgb);
}
