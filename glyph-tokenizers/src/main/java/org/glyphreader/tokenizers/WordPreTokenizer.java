package org.glyphreader.tokenizers;

import java.util.function.IntUnaryOperator;

/** Pieces are runs of one kind of character; white space separates them and is dropped. */
final class WordPreTokenizer implements PreTokenizer {

  private static final int SPACE = 0;

  /** Everything between white space. */
  static final PreTokenizer WHITESPACE_SPLIT =
      new WordPreTokenizer(c -> CharClass.isWhiteSpace(c) ? SPACE : 1);

  /** Runs of word characters, and runs of other characters: {@code \w+|[^\w\s]+}. */
  static final PreTokenizer WORDS_AND_SYMBOLS =
      new WordPreTokenizer(c -> CharClass.isWord(c) ? 1 : CharClass.isWhiteSpace(c) ? SPACE : 2);

  private final IntUnaryOperator kindOf;

  private WordPreTokenizer(IntUnaryOperator kindOf) {
    this.kindOf = kindOf;
  }

  @Override
  public boolean dropsWhiteSpace() {
    return true;
  }

  @Override
  public void split(char[] text, int start, int end, boolean atStart, PieceSink out) {
    int from = start;
    int runKind = SPACE;
    int i = start;
    while (i < end) {
      int codePoint = Character.codePointAt(text, i, end);
      int kind = kindOf.applyAsInt(codePoint);
      if (kind != runKind) {
        if (runKind != SPACE) {
          out.piece(text, from, i, atStart && from == start);
        }
        from = i;
        runKind = kind;
      }
      i += Character.charCount(codePoint);
    }
    if (runKind != SPACE) {
      out.piece(text, from, end, atStart && from == start);
    }
  }
}
