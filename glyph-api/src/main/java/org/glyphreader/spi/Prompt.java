package org.glyphreader.spi;

import java.util.Objects;
import org.glyphreader.PageRange;
import org.glyphreader.Sampling;

/**
 * What a reading session is asked.
 *
 * @param question the question
 * @param instruction how to answer; may be empty
 * @param pages the pages to look at
 * @param maxNewTokens limit of generated tokens
 * @param sampling how tokens are chosen
 */
public record Prompt(
    String question, String instruction, PageRange pages, int maxNewTokens, Sampling sampling) {

  /** Checks for nulls. {@inheritDoc} */
  public Prompt {
    Objects.requireNonNull(question, "question");
    Objects.requireNonNull(instruction, "instruction");
    Objects.requireNonNull(pages, "pages");
    Objects.requireNonNull(sampling, "sampling");
  }
}
