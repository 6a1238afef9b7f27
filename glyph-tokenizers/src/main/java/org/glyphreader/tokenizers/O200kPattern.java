package org.glyphreader.tokenizers;

/** {@link WordPattern#O200K_REGEX}. */
final class O200kPattern implements WordPattern {

  @Override
  public int pieceEnd(char[] text, int start, int end) {
    int word = wordEnd(text, start, end);
    if (word > start) {
      return Scan.skipContraction(text, word, end);
    }
    if (CharClass.at(text, start, end) == CharClass.NUMBER) {
      return Scan.skipNumbers(text, start, end, 3);
    }
    int symbols = text[start] == ' ' ? start + 1 : start;
    if (Scan.isSymbol(Scan.classOrSpace(text, symbols, end))) {
      int i = Scan.skipSymbols(text, symbols, end);
      while (i < end && (text[i] == '\r' || text[i] == '\n' || text[i] == '/')) {
        i++;
      }
      return i;
    }
    return Scan.skipLinesOrSpace(text, start, end);
  }

  /** The end of the word that begins here, perhaps after one other character; otherwise start. */
  private static int wordEnd(char[] text, int start, int end) {
    byte first = CharClass.at(text, start, end);
    boolean maybePrefix =
        !CharClass.isLetter(first) && first != CharClass.NUMBER && first != CharClass.NEWLINE;
    int second = Scan.after(text, start, end);
    int to;
    if (maybePrefix && (to = smallEnd(text, second, end)) > second) {
      return to;
    }
    if ((to = smallEnd(text, start, end)) > start) {
      return to;
    }
    if (maybePrefix && (to = capitalsEnd(text, second, end)) > second) {
      return to;
    }
    return capitalsEnd(text, start, end);
  }

  /** {@code [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+}, or {@code from}. */
  private static int smallEnd(char[] text, int from, int end) {
    int lastUncasedEnd = from;
    int i = from;
    while (i < end) {
      byte charClass = CharClass.at(text, i, end);
      if (!isCapital(charClass)) {
        break;
      }
      i = Scan.after(text, i, end);
      if (isSmall(charClass)) {
        lastUncasedEnd = i;
      }
    }
    int to = skipSmall(text, i, end);
    return to > i ? to : lastUncasedEnd;
  }

  /** {@code [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+} where no small letter follows, or {@code from}. */
  private static int capitalsEnd(char[] text, int from, int end) {
    int i = from;
    while (i < end && isCapital(CharClass.at(text, i, end))) {
      i = Scan.after(text, i, end);
    }
    return i;
  }

  private static int skipSmall(char[] text, int from, int end) {
    int i = from;
    while (i < end && isSmall(CharClass.at(text, i, end))) {
      i = Scan.after(text, i, end);
    }
    return i;
  }

  private static boolean isCapital(byte charClass) {
    return charClass == CharClass.UPPER
        || charClass == CharClass.UNCASED
        || charClass == CharClass.MARK;
  }

  private static boolean isSmall(byte charClass) {
    return charClass == CharClass.LOWER
        || charClass == CharClass.UNCASED
        || charClass == CharClass.MARK;
  }
}
