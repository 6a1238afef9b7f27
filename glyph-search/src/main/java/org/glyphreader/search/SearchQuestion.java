package org.glyphreader.search;

import java.util.List;
import java.util.Objects;

/**
 * A question about a text whose answers are known.
 *
 * @param document the text
 * @param question what is asked
 * @param answers any one of which is right
 */
public record SearchQuestion(String document, String question, List<String> answers) {

  /** Copies the answers. {@inheritDoc} */
  public SearchQuestion {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(question, "question");
    answers = List.copyOf(answers);
  }
}
