package org.glyphreader.documents;

import org.glyphreader.DocumentFormatException;

/** The sizes that are still read. */
final class Limits {

  /** The most pixels of one page or of one image in it. */
  static final long PIXELS = 100_000_000;

  /** The most pages of one source. */
  static final int PAGES = 10_000;

  /** The most bytes of a source that is held in memory. */
  static final long BYTES_IN_MEMORY = 512 * Bytes.MIB;

  private Limits() {}

  /** Refuses an image whose pixels would not fit; nothing is allocated before. */
  static void checkImage(String what, long width, long height) {
    if (width > 0 && height > 0 && Math.multiplyHigh(width, height) == 0) {
      long pixels = width * height;
      if (pixels >= 0 && pixels <= PIXELS) {
        return;
      }
    } else if (width <= 0 || height <= 0) {
      return;
    }
    throw new DocumentFormatException(
        what
            + " holds an image of "
            + width
            + " × "
            + height
            + " = "
            + width * height
            + " px; at most "
            + PIXELS
            + " are read: scale it down");
  }
}
