package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** The tokens of single characters, with which byte-pair encoding begins. */
final class SymbolTable {

  private final Vocabulary vocabulary;
  private final String continuingPrefix;
  private final String endSuffix;
  private final int[] plain;
  private final int[] byteTokens;
  private final int unknown;
  private final boolean fuseUnknown;

  /**
   * @param continuingPrefix stands before every symbol but the first of a piece
   * @param endSuffix stands after the last symbol of a piece
   * @param unknown the token for other symbols; {@link Vocabulary#NONE} if they are left out
   * @param byteFallback whether other symbols become tokens such as {@code <0x0A>}
   * @param fuseUnknown whether several unknown symbols in a row are one token
   */
  SymbolTable(
      Vocabulary vocabulary,
      String continuingPrefix,
      String endSuffix,
      int unknown,
      boolean byteFallback,
      boolean fuseUnknown) {
    this.vocabulary = vocabulary;
    this.continuingPrefix = continuingPrefix;
    this.endSuffix = endSuffix;
    this.unknown = unknown;
    this.fuseUnknown = fuseUnknown;
    byteTokens = byteFallback ? byteTokens(vocabulary) : null;
    plain = new int[0x180];
    for (char c = 0; c < plain.length; c++) {
      plain[c] = vocabulary.idOf(String.valueOf(c));
    }
  }

  private static int[] byteTokens(Vocabulary vocabulary) {
    int[] tokens = new int[256];
    for (int b = 0; b < 256; b++) {
      tokens[b] = vocabulary.idOf(ByteFallback.token(b));
    }
    return tokens;
  }

  /** The tokens of the characters of {@code text[start, end)}. */
  int[] ids(char[] text, int start, int end) {
    TokenList ids = new TokenList();
    boolean unknownBefore = false;
    for (int i = start, next; i < end; i = next) {
      next = Scan.after(text, i, end);
      int id = idOf(text, i, next, i == start, next == end);
      if (id != Vocabulary.NONE) {
        ids.add(id);
        unknownBefore = false;
      } else if (!addBytes(ids, text, i, next, i == start, next == end)
          && unknown != Vocabulary.NONE) {
        if (!unknownBefore || !fuseUnknown) {
          ids.add(unknown);
        }
        unknownBefore = true;
      }
    }
    return ids.toArray();
  }

  private int idOf(char[] text, int from, int to, boolean first, boolean last) {
    if ((first || continuingPrefix.isEmpty()) && (!last || endSuffix.isEmpty())) {
      return text[from] < plain.length ? plain[text[from]] : vocabulary.idOf(text, from, to);
    }
    return vocabulary.idOf(spelling(text, from, to, first, last));
  }

  private String spelling(char[] text, int from, int to, boolean first, boolean last) {
    return (first ? "" : continuingPrefix)
        + new String(text, from, to - from)
        + (last ? endSuffix : "");
  }

  /** Adds a token for each byte, if there is one for all of them. */
  private boolean addBytes(
      TokenList ids, char[] text, int from, int to, boolean first, boolean last) {
    if (byteTokens == null) {
      return false;
    }
    byte[] bytes = spelling(text, from, to, first, last).getBytes(StandardCharsets.UTF_8);
    for (byte b : bytes) {
      if (byteTokens[b & 0xff] == Vocabulary.NONE) {
        return false;
      }
    }
    for (byte b : bytes) {
      ids.add(byteTokens[b & 0xff]);
    }
    return true;
  }
}
