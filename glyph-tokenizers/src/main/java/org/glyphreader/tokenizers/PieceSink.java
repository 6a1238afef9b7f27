package org.glyphreader.tokenizers;

/** Takes the pieces of a text, in order. */
@FunctionalInterface
interface PieceSink {

  /** Takes {@code text[start, end)}; {@code atStart} tells whether the whole text begins here. */
  void piece(char[] text, int start, int end, boolean atStart);
}
