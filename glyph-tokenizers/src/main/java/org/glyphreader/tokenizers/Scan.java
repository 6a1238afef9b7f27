package org.glyphreader.tokenizers;

/** Steps that the word patterns have in common. */
final class Scan {

  private Scan() {}

  static int after(char[] text, int index, int end) {
    boolean pair =
        Character.isHighSurrogate(text[index])
            && index + 1 < end
            && Character.isLowSurrogate(text[index + 1]);
    return index + (pair ? 2 : 1);
  }

  /** The class at {@code index}; {@link CharClass#SPACE} at the end. */
  static byte classOrSpace(char[] text, int index, int end) {
    return index < end ? CharClass.at(text, index, end) : CharClass.SPACE;
  }

  static boolean isLetterAt(char[] text, int index, int end) {
    return index < end && CharClass.isLetter(CharClass.at(text, index, end));
  }

  /** Neither white space nor letter nor number. */
  static boolean isSymbol(byte charClass) {
    return charClass == CharClass.OTHER || charClass == CharClass.MARK;
  }

  /** {@code \p{L}*}. */
  static int skipLetters(char[] text, int from, int end) {
    int i = from;
    while (i < end && CharClass.isLetter(CharClass.at(text, i, end))) {
      i = after(text, i, end);
    }
    return i;
  }

  /** {@code \p{N}{0,max}}. */
  static int skipNumbers(char[] text, int from, int end, int max) {
    int i = from;
    int count = 0;
    while (count < max && i < end && CharClass.at(text, i, end) == CharClass.NUMBER) {
      i = after(text, i, end);
      count++;
    }
    return i;
  }

  /** {@code [^\s\p{L}\p{N}]*}. */
  static int skipSymbols(char[] text, int from, int end) {
    int i = from;
    while (i < end && isSymbol(CharClass.at(text, i, end))) {
      i = after(text, i, end);
    }
    return i;
  }

  /** {@code \s*}; all white space is in the BMP. */
  static int skipSpace(char[] text, int from, int end) {
    int i = from;
    while (i < end && CharClass.isWhiteSpace(text[i])) {
      i++;
    }
    return i;
  }

  /** {@code \s+(?!\S)|\s+}: leaves the last white space to the word that follows. */
  static int skipSpaceBeforeWord(char[] text, int from, int end) {
    int to = skipSpace(text, from, end);
    return to < end && to - from > 1 ? to - 1 : to;
  }

  /** {@code \s*[\r\n]+|\s+(?!\S)|\s+}. */
  static int skipLinesOrSpace(char[] text, int from, int end) {
    int to = skipSpace(text, from, end);
    for (int i = to; i > from; i--) {
      if (text[i - 1] == '\n' || text[i - 1] == '\r') {
        return i;
      }
    }
    return to < end && to - from > 1 ? to - 1 : to;
  }

  /**
   * {@code (?i:'s|'t|'re|'ve|'m|'ll|'d)}: the end of the contraction at {@code from}, or {@code
   * from} if there is none. The long s counts as an s.
   */
  static int skipContraction(char[] text, int from, int end) {
    if (from + 1 >= end || text[from] != '\'') {
      return from;
    }
    switch (text[from + 1]) {
      case 's', 'S', 'ſ', 't', 'T', 'm', 'M', 'd', 'D':
        return from + 2;
      case 'r', 'R', 'v', 'V':
        return from + 2 < end && (text[from + 2] | 0x20) == 'e' ? from + 3 : from;
      case 'l', 'L':
        return from + 2 < end && (text[from + 2] | 0x20) == 'l' ? from + 3 : from;
      default:
        return from;
    }
  }
}
