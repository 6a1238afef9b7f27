package org.glyphreader.spi;

/** Takes an answer piece by piece. */
public interface AnswerSink extends WorkMonitor {

  /** The next piece of the answer. */
  void text(String piece);

  /** The next piece of the reasoning. */
  void reasoning(String piece);
}
