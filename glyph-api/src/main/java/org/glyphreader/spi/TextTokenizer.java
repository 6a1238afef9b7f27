package org.glyphreader.spi;

/**
 * Cuts text into the tokens a language model counts. Implementations are immutable and safe for use
 * by several threads.
 */
public interface TextTokenizer {

  /** {@return the name under which the tokenizer is reported, for example {@code o200k_base}} */
  String name();

  /**
   * {@return the number of tokens of {@code text}, special tokens of the model included only where
   * they stand in the text}
   *
   * @param text what is to be counted
   */
  long count(CharSequence text);

  /**
   * {@return the token ids of {@code text}, in order}
   *
   * @param text what is to be counted
   */
  int[] encode(CharSequence text);
}
