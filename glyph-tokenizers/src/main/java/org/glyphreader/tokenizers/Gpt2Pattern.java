package org.glyphreader.tokenizers;

/** {@link WordPattern#GPT2_REGEX}. */
final class Gpt2Pattern implements WordPattern {

  @Override
  public int pieceEnd(char[] text, int start, int end) {
    int contractionEnd = Scan.skipContraction(text, start, end);
    if (contractionEnd > start && isLowerCase(text, start + 1, contractionEnd)) {
      return contractionEnd;
    }
    int from = text[start] == ' ' && start + 1 < end ? start + 1 : start;
    byte first = CharClass.at(text, from, end);
    if (CharClass.isLetter(first)) {
      return Scan.skipLetters(text, from, end);
    }
    if (first == CharClass.NUMBER) {
      return Scan.skipNumbers(text, from, end, Integer.MAX_VALUE);
    }
    if (Scan.isSymbol(first)) {
      return Scan.skipSymbols(text, from, end);
    }
    return Scan.skipSpaceBeforeWord(text, start, end);
  }

  private static boolean isLowerCase(char[] text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] < 'a' || text[i] > 'z') {
        return false;
      }
    }
    return true;
  }
}
