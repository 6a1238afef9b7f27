package org.glyphreader.tokenizers;

/** {@link WordPattern#CL100K_REGEX}, and the same with other lengths of numbers. */
final class Cl100kPattern implements WordPattern {

  private final int digits;

  Cl100kPattern(int digits) {
    this.digits = digits;
  }

  @Override
  public int pieceEnd(char[] text, int start, int end) {
    int contractionEnd = Scan.skipContraction(text, start, end);
    if (contractionEnd > start) {
      return contractionEnd;
    }
    byte first = CharClass.at(text, start, end);
    if (CharClass.isLetter(first)) {
      return Scan.skipLetters(text, start, end);
    }
    if (first == CharClass.NUMBER) {
      return Scan.skipNumbers(text, start, end, digits);
    }
    int second = Scan.after(text, start, end);
    if (first != CharClass.NEWLINE && Scan.isLetterAt(text, second, end)) {
      return Scan.skipLetters(text, second, end);
    }
    int symbols = text[start] == ' ' ? second : start;
    if (Scan.isSymbol(Scan.classOrSpace(text, symbols, end))) {
      int i = Scan.skipSymbols(text, symbols, end);
      while (i < end && (text[i] == '\r' || text[i] == '\n')) {
        i++;
      }
      return i;
    }
    return Scan.skipLinesOrSpace(text, start, end);
  }
}
