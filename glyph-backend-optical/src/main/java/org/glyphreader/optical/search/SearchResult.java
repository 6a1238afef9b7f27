package org.glyphreader.optical.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param confidence the probability that the text answers the question, 0 to 1
 * @param quotes the places that may answer it, the best first, not overlapping
 */
public record SearchResult(double confidence, List<Quote> quotes) {

  /**
   * Copies the quotes.
   *
   * @param confidence the probability that the text answers the question, 0 to 1
   * @param quotes the best first
   */
  public SearchResult {
    quotes = List.copyOf(quotes);
  }

  /** {@return whether the text answers the question, as far as can be told} */
  public boolean found() {
    return !quotes.isEmpty() && confidence >= 0.5;
  }
}
