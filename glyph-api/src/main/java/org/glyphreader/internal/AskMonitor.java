package org.glyphreader.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.glyphreader.AnswerListener;
import org.glyphreader.FinishReason;
import org.glyphreader.Question;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Generation;

/**
 * Joins a question's listener with all that can end it, and keeps what was answered so far. What
 * the listener throws is kept too, so that it reaches the caller whatever the backend makes of it.
 */
final class AskMonitor implements AnswerSink {

  private final Question question;
  private final AnswerListener listener;
  private final BooleanSupplier closing;
  private final Thread asking = Thread.currentThread();
  private final long begin = System.nanoTime();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private Throwable listenerFailure;

  AskMonitor(Question question, AnswerListener listener, BooleanSupplier closing) {
    this.question = question;
    this.listener = listener;
    this.closing = closing;
  }

  @Override
  public void progress(String stage, long done, long total) {
    tell(() -> listener.onProgress(stage, done, total));
  }

  @Override
  public void text(String piece) {
    text.append(piece);
    tell(() -> listener.onText(piece));
  }

  @Override
  public void reasoning(String piece) {
    reasoning.append(piece);
    tell(() -> listener.onReasoning(piece));
  }

  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException | Error e) {
      listenerFailure = e;
      throw e;
    }
  }

  /** Passes on at once what a backend answered without streaming it. */
  void complete(Generation generation) {
    if (reasoning.isEmpty() && !generation.reasoning().isEmpty()) {
      reasoning(generation.reasoning());
    }
    if (text.isEmpty() && !generation.text().isEmpty()) {
      text(generation.text());
    }
  }

  /** The answer as far as it has come. */
  String textSoFar() {
    return text.toString();
  }

  /** The reasoning as far as it has come. */
  String reasoningSoFar() {
    return reasoning.toString();
  }

  boolean listenerFailed() {
    return listenerFailure != null;
  }

  /** Throws what the listener threw, if it did. */
  void rethrowListenerFailure() {
    if (listenerFailure instanceof RuntimeException e) {
      throw e;
    }
    if (listenerFailure instanceof Error e) {
      throw e;
    }
  }

  Duration passed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Override
  public Optional<FinishReason> stop() {
    if (listenerFailure != null
        || asking.isInterrupted()
        || question.cancellation().isCancelled()
        || closing.getAsBoolean()) {
      return Optional.of(FinishReason.CANCELLED);
    }
    return question.deadline().filter(limit -> passed().compareTo(limit) >= 0).isPresent()
        ? Optional.of(FinishReason.DEADLINE)
        : Optional.empty();
  }
}
