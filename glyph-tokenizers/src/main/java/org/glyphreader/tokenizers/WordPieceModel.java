package org.glyphreader.tokenizers;

/** Cuts a word into the longest tokens there are, from the left (the tokenizer of BERT). */
final class WordPieceModel implements TokenModel {

  private final Vocabulary vocabulary;
  private final int[] unknown;
  private final String continuingPrefix;
  private final int longestWord;

  /**
   * @param continuingPrefix how tokens begin that do not begin a word, for example {@code ##}
   * @param longestWord in code points; longer words are unknown
   */
  WordPieceModel(Vocabulary vocabulary, int unknown, String continuingPrefix, int longestWord) {
    this.vocabulary = vocabulary;
    this.unknown = new int[] {unknown};
    this.continuingPrefix = continuingPrefix;
    this.longestWord = longestWord;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int[] tokens(char[] text, int start, int end) {
    int length = end - start;
    if (length > longestWord && Character.codePointCount(text, start, length) > longestWord) {
      return unknown;
    }
    int prefix = continuingPrefix.length();
    char[] spelling = new char[prefix + length];
    continuingPrefix.getChars(0, prefix, spelling, 0);
    System.arraycopy(text, start, spelling, prefix, length);
    TokenList tokens = new TokenList();
    int from = prefix;
    while (from < spelling.length) {
      int tokenStart = from;
      if (from > prefix) {
        tokenStart = from - prefix;
        continuingPrefix.getChars(0, prefix, spelling, tokenStart);
      }
      int to = longestTokenEnd(spelling, tokenStart, from);
      if (to < 0) {
        return unknown;
      }
      tokens.add(vocabulary.idOf(spelling, tokenStart, to));
      from = to;
    }
    return tokens.toArray();
  }

  private int longestTokenEnd(char[] spelling, int tokenStart, int from) {
    int limit = (int) Math.min(spelling.length, (long) tokenStart + vocabulary.longest());
    int[] hashes = new int[Math.max(0, limit - tokenStart) + 1];
    for (int i = tokenStart; i < limit; i++) {
      hashes[i - tokenStart + 1] = 31 * hashes[i - tokenStart] + spelling[i];
    }
    for (int to = limit; to > from; to--) {
      boolean insideCodePoint =
          to < spelling.length
              && Character.isLowSurrogate(spelling[to])
              && Character.isHighSurrogate(spelling[to - 1]);
      if (!insideCodePoint
          && vocabulary.idOf(spelling, tokenStart, to, hashes[to - tokenStart])
              != Vocabulary.NONE) {
        return to;
      }
    }
    return -1;
  }
}
