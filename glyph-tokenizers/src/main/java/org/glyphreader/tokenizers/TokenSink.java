package org.glyphreader.tokenizers;

/** Takes the tokens of a text, in order. */
interface TokenSink {

  void add(int token);

  void addAll(int[] tokens);
}
