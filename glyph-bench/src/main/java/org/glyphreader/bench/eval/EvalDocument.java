package org.glyphreader.bench.eval;

import java.util.List;

/**
 * A document and what is asked about it.
 *
 * @param text the document
 * @param questions what is asked; empty if it is to be transcribed only
 */
public record EvalDocument(String text, List<EvalQuestion> questions) {

  /** Copies the questions. {@inheritDoc} */
  public EvalDocument {
    questions = List.copyOf(questions);
  }
}
