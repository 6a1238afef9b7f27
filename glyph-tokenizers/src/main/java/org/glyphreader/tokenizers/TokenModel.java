package org.glyphreader.tokenizers;

/** Cuts a piece of text into tokens. */
interface TokenModel {

  Vocabulary vocabulary();

  /** The tokens of {@code text[start, end)}, which is not empty. */
  int[] tokens(char[] text, int start, int end);
}
