package org.glyphreader.optical.search;

import java.util.List;

/**
 * Turns text into vectors, one for the whole and one for each token. Safe for use by several
 * threads.
 */
public interface TextEmbedder {

  /**
   * The language of the text to be embedded. An embedder may use another model for each.
   *
   * @see DocumentSearch
   */
  enum Language {
    /** English and other alphabetic text. */
    ENGLISH,
    /** Chinese, also mixed with other text. */
    CHINESE
  }

  /**
   * Reads neighbouring sentences at once, each in the context of all.
   *
   * @param language of the text
   * @param sentences at least one; what exceeds the model's window is left out
   * @return their vectors
   */
  TokenVectors passage(Language language, List<String> sentences);

  /**
   * Reads a question.
   *
   * @param language of the text that is to answer it
   * @param words the question in pieces, in order, at least one
   * @return their vectors
   */
  TokenVectors question(Language language, List<String> words);
}
