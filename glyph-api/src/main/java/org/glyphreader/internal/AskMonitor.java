package org.glyphreader.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.glyphreader.AnswerListener;
import org.glyphreader.FinishReason;
import org.glyphreader.Question;
import org.glyphreader.spi.AnswerSink;

/** Joins a question's listener with all that can end it. */
final class AskMonitor implements AnswerSink {

  private final Question question;
  private final AnswerListener listener;
  private final BooleanSupplier closing;
  private final long begin = System.nanoTime();

  AskMonitor(Question question, AnswerListener listener, BooleanSupplier closing) {
    this.question = question;
    this.listener = listener;
    this.closing = closing;
  }

  @Override
  public void progress(String stage, long done, long total) {
    listener.onProgress(stage, done, total);
  }

  @Override
  public void text(String piece) {
    listener.onText(piece);
  }

  @Override
  public void reasoning(String piece) {
    listener.onReasoning(piece);
  }

  @Override
  public Optional<FinishReason> stop() {
    if (Thread.currentThread().isInterrupted()
        || question.cancellation().isCancelled()
        || closing.getAsBoolean()) {
      return Optional.of(FinishReason.CANCELLED);
    }
    Duration passed = Duration.ofNanos(System.nanoTime() - begin);
    return question.deadline().filter(limit -> passed.compareTo(limit) >= 0).isPresent()
        ? Optional.of(FinishReason.DEADLINE)
        : Optional.empty();
  }
}
