package org.glyphreader.spi;

/**
 * Cuts text into the tokens a language model counts. Implementations are immutable and safe for use
 * by several threads.
 */
public interface TextTokenizer {

  /** The name under which the tokenizer is reported, for example {@code o200k_base}. */
  String name();

  /**
   * The number of tokens of {@code text}, special tokens of the model included only where they
   * stand in the text.
   */
  long count(CharSequence text);

  /** The token ids of {@code text}, in order. */
  int[] encode(CharSequence text);
}
