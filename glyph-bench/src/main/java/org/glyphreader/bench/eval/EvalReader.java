package org.glyphreader.bench.eval;

import org.glyphreader.spi.BackendInfo;

/**
 * Reads documents and answers; used by one thread.
 *
 * @param <D> what can be done with an open document
 */
interface EvalReader<D extends EvalReader.Opened> extends AutoCloseable {

  /**
   * What was answered.
   *
   * @param answer the answer, or the best quote of a reader that quotes
   * @param everything all that was given: the answer, or all quotes
   * @param finishReason why it ended
   * @param readMs reading the document, ms
   * @param answerMs answering, ms
   */
  record Reply(String answer, String everything, String finishReason, long readMs, long answerMs) {}

  /** A document that is open. */
  interface Opened extends AutoCloseable {

    /** Pages, or 0 if none are drawn. */
    int pages();

    /** Visual tokens of the pages, or 0. */
    long visualTokens();

    /** Tokens of the text, or 0 if they cannot be counted. */
    long textTokens();

    Reply ask(EvalQuestion question);

    @Override
    void close();
  }

  /** A document that can be read back word for word. */
  interface Transcribable extends Opened {

    /** All pages, read from the pixels. */
    Reply transcribe();
  }

  /** {@code pages} or {@code text}. */
  String kind();

  BackendInfo info();

  String preset();

  int dpi();

  D open(String text);

  @Override
  void close();
}
