package org.glyphreader.render.internal.layout;

/** Line ends of the text: {@code \n}, {@code \r\n} or {@code \r}. */
final class LineEnds {

  private LineEnds() {}

  /** The offset behind the line end at {@code offset}, looking no further than {@code limit}. */
  static int behind(String text, int offset, int limit) {
    boolean pair =
        text.charAt(offset) == '\r' && offset + 1 < limit && text.charAt(offset + 1) == '\n';
    return offset + (pair ? 2 : 1);
  }

  /** The offset of the first line end in {@code from..limit}, or {@code limit}. */
  static int next(String text, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (Characters.isLineEnd(text.charAt(i))) {
        return i;
      }
    }
    return limit;
  }

  /**
   * Whether the line end at {@code offset} only wraps a paragraph: text stands on both sides, and
   * the next line does not look like the beginning of something.
   */
  static boolean isSoft(String text, int offset, int first, int limit) {
    int behind = behind(text, offset, limit);
    if (offset <= first || behind >= limit || isBlankBefore(text, offset, first)) {
      return false;
    }
    char next = text.charAt(behind);
    return !Characters.isLineEnd(next)
        && !Characters.isSpace(next)
        && "-*+•·>#|=_~`".indexOf(next) < 0
        && !isNumbered(text, behind, limit);
  }

  private static boolean isBlankBefore(String text, int offset, int first) {
    int i = offset - 1;
    while (i >= first && Characters.isSpace(text.charAt(i))) {
      i--;
    }
    return i < first || Characters.isLineEnd(text.charAt(i));
  }

  private static boolean isNumbered(String text, int offset, int limit) {
    int i = offset;
    while (i < limit && i < offset + 4 && Character.isDigit(text.charAt(i))) {
      i++;
    }
    return i > offset && i < limit && (text.charAt(i) == '.' || text.charAt(i) == ')');
  }

  /** Whether the characters around a line end are both ideographic, so that no blank parts them. */
  static boolean joinsIdeographs(String text, int offset, int behind) {
    return offset > 0
        && behind < text.length()
        && text.charAt(offset - 1) >= 0x2E80
        && text.charAt(behind) >= 0x2E80;
  }
}
