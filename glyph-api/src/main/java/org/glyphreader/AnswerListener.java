package org.glyphreader;

/**
 * Follows a question while it is answered. All methods are called one after another on the thread
 * that asks; what they throw ends the question and reaches the caller of {@code ask}.
 */
public interface AnswerListener {

  /** A listener that does nothing. */
  AnswerListener NONE = new AnswerListener() {};

  /**
   * Work goes on.
   *
   * @param stage what is done, for example {@code recognise}
   * @param done steps done
   * @param total steps in all, or 0 if that is unknown
   */
  default void onProgress(String stage, long done, long total) {}

  /**
   * The next piece of the model's reasoning.
   *
   * @param piece continues the pieces before it
   */
  default void onReasoning(String piece) {}

  /**
   * The next piece of the answer; all pieces joined are {@link Answer#text()}.
   *
   * @param piece continues the pieces before it
   */
  default void onText(String piece) {}
}
