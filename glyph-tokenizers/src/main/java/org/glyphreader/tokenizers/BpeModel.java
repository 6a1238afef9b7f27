package org.glyphreader.tokenizers;

/** Byte-pair encoding: a piece begins as single symbols, which the merges join step by step. */
final class BpeModel implements TokenModel {

  private final Vocabulary vocabulary;
  private final MergeTable merges;
  private final SymbolTable symbols;
  private final boolean byteLevel;
  private final boolean ignoreMerges;

  /**
   * @param byteLevel whether the symbols are the bytes of the text, written in the {@link
   *     ByteAlphabet}, instead of its characters
   * @param ignoreMerges whether a piece that is a token as a whole stays whole, whatever the merges
   */
  BpeModel(
      Vocabulary vocabulary,
      MergeTable merges,
      SymbolTable symbols,
      boolean byteLevel,
      boolean ignoreMerges) {
    this.vocabulary = vocabulary;
    this.merges = merges;
    this.symbols = symbols;
    this.byteLevel = byteLevel;
    this.ignoreMerges = ignoreMerges;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public int[] tokens(char[] text, int start, int end) {
    char[] spelling = byteLevel ? ByteAlphabet.spell(text, start, end) : text;
    int from = byteLevel ? 0 : start;
    int to = byteLevel ? spelling.length : end;
    if (ignoreMerges) {
      int whole = vocabulary.idOf(spelling, from, to);
      if (whole != Vocabulary.NONE) {
        return new int[] {whole};
      }
    }
    int[] ids = symbols.ids(spelling, from, to);
    return Merging.merge(ids, ids.length, merges);
  }
}
