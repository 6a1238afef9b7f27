package org.glyphreader.render.internal.layout;

/** What layout needs to know of single characters. */
final class Characters {

  /** Where a line of Chinese or Japanese must not begin. */
  private static final String CANNOT_START =
      "!',.:;?!\")]、。」』】〕］】）" + "々―ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮーヵヶ" + "゛゜・ヽヾゝゞ―‐°′″℃￠％‰";

  private Characters() {}

  /** Whether words may be parted here. A no-break space is none. */
  static boolean isSpace(int c) {
    return switch (c) {
      case ' ', '\t', 0x0B, 0x0C, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x1680, 0x2028, 0x2029 -> true;
      case 0x202F, 0x205F, 0x3000 -> true;
      default -> c >= 0x2000 && c <= 0x200A;
    };
  }

  /** Whether a line ends here. */
  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Whether the character is neither seen nor takes room, such as a soft hyphen or a joiner. */
  static boolean isInvisible(int c) {
    if (c < 0x200B) {
      return c == 0xAD || c == 0x34F || c == 0x61C;
    }
    return c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFEFF
        || c >= 0xFFF9 && c <= 0xFFFB
        || c >= 0xE0000 && c <= 0xE0FFF;
  }

  /** Whether the character is a cell of its own wherever it stands. */
  static boolean isPlain(char c) {
    return c > ' ' && c < 0x7F
        || c >= 0xC0 && c < 0x300
        || c >= 0x3001 && c < 0xD800
        || c >= 0xFF01 && c < 0xFF60;
  }

  /** Whether the text asks for line breaking between ideographs. */
  static boolean isIdeograph(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }

  /** Whether a line must not begin with this character. */
  static boolean cannotStartLine(int c) {
    return c <= 0xFFFF && CANNOT_START.indexOf((char) c) >= 0;
  }
}
