package org.glyphreader.optical.search;

/** What the search knows about single characters. */
final class Characters {

  private static final String CLOSERS = "\"'”’)]}»」』）】》〉";
  private static final String OPENERS = "\"'“‘([{«「『（【《〈¿¡";
  private static final String LIST_MARKS = "-*•·‣◦–—+#>";
  private static final String CJK_TERMINATORS = "。！？";

  private Characters() {}

  /** Whether {@code c} belongs to a script that is written without spaces and two columns wide. */
  static boolean isWide(char c) {
    return c >= 0x2E80 && c <= 0x9FFF
        || c >= 0xAC00 && c <= 0xD7A3
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFF01 && c <= 0xFF60
        || c >= 0xD840 && c <= 0xD888;
  }

  /** Whether {@code c} is a Han ideograph (those outside the basic plane by their surrogate). */
  static boolean isHan(char c) {
    return c >= 0x3400 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xD840 && c <= 0xD888;
  }

  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isOpener(char c) {
    return OPENERS.indexOf(c) >= 0;
  }

  static boolean isLatinTerminator(char c) {
    return c == '.' || c == '!' || c == '?';
  }

  static boolean isWideTerminator(char c) {
    return CJK_TERMINATORS.indexOf(c) >= 0;
  }

  static boolean isBlank(char c) {
    return c <= ' ' || c == 0xA0 || c == 0x3000 || c == 0xFEFF || Character.isWhitespace(c);
  }

  /** The columns that {@code text} takes from {@code from} to {@code to}: two for a wide one. */
  static int columns(CharSequence text, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!Character.isLowSurrogate(c)) {
        columns += isWide(c) ? 2 : 1;
      }
    }
    return columns;
  }

  /**
   * The first offset from {@code from} on, before {@code to}, that is not blank; else {@code to}.
   */
  static int skipBlanks(CharSequence text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether the character at {@code at}, before {@code to}, marks an item of a list: "- ". */
  static boolean isListMark(CharSequence text, int at, int to) {
    return at + 1 < to && LIST_MARKS.indexOf(text.charAt(at)) >= 0 && isBlank(text.charAt(at + 1));
  }

  /** The first offset from {@code from} on that is behind a list mark, if there is one. */
  static int skipListMark(CharSequence text, int from, int to) {
    int behind = isListMark(text, from, to) ? skipBlanks(text, from + 1, to) : from;
    return behind < to ? behind : from;
  }

  /** The offset behind the last character before {@code to} that is not blank. */
  static int trimEnd(CharSequence text, int from, int to) {
    int at = to;
    while (at > from && isBlank(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  /** The share of Han ideographs among the letters of {@code text}, looked at in samples. */
  static double hanShare(CharSequence text) {
    int step = Math.max(1, text.length() / 20_000);
    int han = 0;
    int letters = 0;
    for (int i = 0; i < text.length(); i += step) {
      char c = text.charAt(i);
      if (isHan(c)) {
        han++;
        letters++;
      } else if (Character.isLetter(c)) {
        letters++;
      }
    }
    return letters == 0 ? 0 : (double) han / letters;
  }
}
