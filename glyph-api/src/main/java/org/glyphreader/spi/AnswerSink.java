package org.glyphreader.spi;

/**
 * Takes an answer piece by piece, on the thread that asked. All pieces joined are the answer; one
 * that comes without a single piece is passed on in one when it is complete.
 */
public interface AnswerSink extends WorkMonitor {

  /**
   * The next piece of the answer.
   *
   * @param piece continues the pieces before it
   */
  void text(String piece);

  /**
   * The next piece of the reasoning.
   *
   * @param piece continues the pieces before it
   */
  void reasoning(String piece);
}
