package org.glyphreader.tokenizers;

/**
 * Decodes UTF-8 byte by byte. Every longest part of what is not UTF-8 becomes one U+FFFD, as
 * Unicode recommends. (The JDK's decoder counts some of these parts otherwise.)
 */
final class Utf8Stream {

  private static final char REPLACEMENT = '\ufffd';

  private int codePoint;
  private int missing;
  private int lowest;
  private int highest;

  void add(byte[] bytes, StringBuilder out) {
    for (byte b : bytes) {
      add(b & 0xff, out);
    }
  }

  /** Ends the text; afterwards a new one can begin. */
  void finish(StringBuilder out) {
    if (missing > 0) {
      out.append(REPLACEMENT);
      missing = 0;
    }
  }

  private void add(int b, StringBuilder out) {
    if (missing > 0 && b >= lowest && b <= highest) {
      codePoint = codePoint << 6 | b & 0x3f;
      lowest = 0x80;
      highest = 0xbf;
      if (--missing == 0) {
        out.appendCodePoint(codePoint);
      }
      return;
    }
    finish(out);
    if (b < 0x80) {
      out.append((char) b);
    } else if (b >= 0xc2 && b <= 0xf4) {
      begin(b);
    } else {
      out.append(REPLACEMENT);
    }
  }

  /** The second byte is bounded where longer forms, surrogates or too large numbers would begin. */
  private void begin(int b) {
    missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
    codePoint = b & (0x3f >> missing);
    lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
  }
}
