package org.glyphreader.render.internal.paint;

/**
 * How much of each pixel a glyph covers.
 *
 * @param left columns from the glyph's origin to the mask's first column
 * @param top rows from the baseline up to the mask's first row
 * @param width columns
 * @param height rows
 * @param coverage row by row from the top, 0 (none) to 255 (all); each row has {@link #stride}
 *     bytes
 */
record GlyphMask(int left, int top, int width, int height, byte[] coverage) {

  private static final int WORD = Long.BYTES;

  static final GlyphMask EMPTY = new GlyphMask(0, 0, 0, 0, new byte[0]);

  /** Bytes of a row: its columns and as many zeros as make whole words. */
  int stride() {
    return stride(width);
  }

  /** Bytes of a row of so many columns. */
  static int stride(int width) {
    return width + WORD - 1 & -WORD;
  }
}
