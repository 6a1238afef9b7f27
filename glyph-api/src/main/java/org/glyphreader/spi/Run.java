package org.glyphreader.spi;

/**
 * A stretch of text in a colour of its own.
 *
 * @param start offset of the first code unit
 * @param end offset behind the last code unit
 * @param rgb colour as 0xRRGGBB
 */
public record Run(int start, int end, int rgb) {

  /** Checks bounds and colour. {@inheritDoc} */
  public Run {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A run from offset " + start + " to " + end);
    }
    if (rgb < 0 || rgb > 0xFFFFFF) {
      throw new IllegalArgumentException("Not a colour: 0x" + Integer.toHexString(rgb));
    }
  }
}
