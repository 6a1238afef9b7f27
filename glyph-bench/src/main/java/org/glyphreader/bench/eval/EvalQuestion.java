package org.glyphreader.bench.eval;

import java.util.List;

/**
 * A question whose answers are known.
 *
 * @param text the question
 * @param instruction how it is to be answered, for readers that can be told
 * @param answers the answers, at least one
 * @param all whether all answers are to be found, else any one of them
 */
public record EvalQuestion(String text, String instruction, List<String> answers, boolean all) {

  /** Copies the answers. {@inheritDoc} */
  public EvalQuestion {
    answers = List.copyOf(answers);
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("No answer is given for \"" + text + "\"");
    }
  }
}
