package org.glyphreader.documents;

/**
 * A drawn character in the frame of its writing direction: {@code u} runs along the line, {@code v}
 * downwards across it, both px.
 *
 * @param text one character or several (a ligature), never empty
 * @param u0 where it begins
 * @param u1 where it ends, not before {@code u0}
 * @param v baseline
 * @param size of the type, px
 * @param space width of a space of its font, px
 */
record Glyph(String text, double u0, double u1, double v, double size, double space) {

  /** Share of the type size above the baseline that belongs to a line's box. */
  static final double ASCENT = 0.95;

  /** Share of the type size below the baseline that belongs to a line's box. */
  static final double DESCENT = 0.25;

  boolean isBlank() {
    return text.isBlank();
  }

  double top() {
    return v - ASCENT * size;
  }

  double bottom() {
    return v + DESCENT * size;
  }
}
