package org.glyphreader.render.internal.layout;

/** Which characters need more than one glyph after the other, from left to right. */
final class Script {

  private static final int FIRST_MARK = 0x300;

  private Script() {}

  /** Whether a text has any character of which {@link #isComplex} or {@link #extendsCluster}. */
  static boolean needsShaping(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_MARK && !isPlainBlock(c)) {
        int full = Character.codePointAt(text, i);
        if (isComplex(full) || extendsCluster(full)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The scripts of most texts, left out at once. */
  private static boolean isPlainBlock(char c) {
    return c >= 0x30A0 && c < 0xA66F
        || c >= 0x370 && c < 0x483
        || c >= 0x2010 && c < 0x20D0
        || c >= 0x2100 && c < 0x302A
        || c >= 0x3030 && c < 0x3099
        || c >= 0xAC00 && c < 0xD7B0
        || c >= 0xFF00 && c < 0xFF9E;
  }

  /** Whether a text has letters that run from right to left. */
  static boolean hasRightToLeft(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean bmp =
          c >= 0x590 && c < 0x900 || c >= 0xFB1D && c < 0xFE00 || c >= 0xFE70 && c < 0xFEFF;
      boolean high = c == 0xD802 || c == 0xD803 || c == 0xD83A || c == 0xD83B;
      if (bmp || high || c == 0x200F || c == 0x202B || c == 0x202E || c == 0x2067) {
        return true;
      }
    }
    return false;
  }

  /** Whether a letter joins with others or changes its form or place. */
  static boolean isComplex(int c) {
    return c >= 0x590 && c < 0x1200 && !(c >= 0x10A0 && c < 0x1100)
        || c >= 0x1700 && c < 0x1900
        || c >= 0x1A00 && c < 0x1CD0
        || c >= 0xA800 && c < 0xAAE0 && !(c >= 0xA830 && c < 0xA840)
        || c >= 0xFB1D && c < 0xFE00
        || c >= 0xFE70 && c < 0xFEFF
        || c >= 0x10800 && c < 0x11C00
        || c >= 0x1E800 && c < 0x1F000
        || c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  /** Whether a character belongs to the one in front of it. */
  static boolean extendsCluster(int c) {
    if (c < FIRST_MARK) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> c == 0x200D || c >= 0x1F3FB && c <= 0x1F3FF || c >= 0xE0020 && c <= 0xE007F;
    };
  }
}
