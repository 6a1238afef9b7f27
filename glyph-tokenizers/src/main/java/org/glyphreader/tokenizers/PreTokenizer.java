package org.glyphreader.tokenizers;

import java.util.List;

/** Cuts text into the pieces that tokens do not cross. */
@FunctionalInterface
interface PreTokenizer {

  /** Leaves the text whole. */
  PreTokenizer NONE = (text, start, end, atStart, out) -> out.piece(text, start, end, atStart);

  /** Hands the pieces of {@code text[start, end)} to {@code out}; none of them is empty. */
  void split(char[] text, int start, int end, boolean atStart, PieceSink out);

  /** Whether white space only separates pieces: it is in none, and nothing crosses it. */
  default boolean dropsWhiteSpace() {
    return false;
  }

  /** Each one cuts the pieces of the one before. */
  static PreTokenizer sequence(List<PreTokenizer> stages) {
    if (stages.isEmpty()) {
      return NONE;
    }
    PreTokenizer first = stages.get(0);
    if (stages.size() == 1) {
      return first;
    }
    PreTokenizer rest = sequence(stages.subList(1, stages.size()));
    boolean dropsWhiteSpace = first.dropsWhiteSpace();
    return new PreTokenizer() {
      @Override
      public void split(char[] text, int start, int end, boolean atStart, PieceSink out) {
        first.split(text, start, end, atStart, (t, s, e, f) -> rest.split(t, s, e, f, out));
      }

      @Override
      public boolean dropsWhiteSpace() {
        return dropsWhiteSpace;
      }
    };
  }
}
