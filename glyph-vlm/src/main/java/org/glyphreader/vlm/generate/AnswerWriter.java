package org.glyphreader.vlm.generate;

import org.glyphreader.spi.AnswerSink;
import org.glyphreader.tokenizers.Detokenizer;
import org.glyphreader.tokenizers.HuggingFaceTokenizer;

/**
 * Turns tokens into answer and reasoning while they are generated. Special tokens that mark no part
 * of an answer are left out. Not safe for use by several threads.
 */
public final class AnswerWriter {

  private final HuggingFaceTokenizer tokenizer;
  private final Detokenizer detokenizer;
  private final AnswerParts parts;

  /**
   * A writer for one answer.
   *
   * @param tokenizer of the model
   * @param thinking whether the prompt already opened the reasoning
   * @param sink takes both, piece by piece
   */
  public AnswerWriter(HuggingFaceTokenizer tokenizer, boolean thinking, AnswerSink sink) {
    this.tokenizer = tokenizer;
    detokenizer = tokenizer.detokenizer();
    parts = new AnswerParts(thinking, sink::reasoning, sink::text);
  }

  /**
   * Adds a token.
   *
   * @param id of the token
   */
  public void add(int id) {
    if (!tokenizer.isSpecial(id) || tokenizer.tokenOf(id).filter(AnswerParts::isMark).isPresent()) {
      parts.add(detokenizer.add(id));
    }
  }

  /** Ends the answer. */
  public void finish() {
    parts.add(detokenizer.finish());
    parts.finish();
  }

  /** {@return the answer as far as it was written} */
  public String answer() {
    return parts.answer();
  }

  /** {@return the reasoning as far as it was written} */
  public String reasoning() {
    return parts.reasoning();
  }
}
