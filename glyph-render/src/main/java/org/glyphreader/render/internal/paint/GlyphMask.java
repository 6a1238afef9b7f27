package org.glyphreader.render.internal.paint;

/**
 * How much of each pixel a glyph covers.
 *
 * @param left columns from the glyph's origin to the mask's first column
 * @param top rows from the baseline up to the mask's first row
 * @param width columns
 * @param height rows
 * @param coverage row by row from the top, 0 (none) to 255 (all)
 */
record GlyphMask(int left, int top, int width, int height, byte[] coverage) {

  static final GlyphMask EMPTY = new GlyphMask(0, 0, 0, 0, new byte[0]);
}
