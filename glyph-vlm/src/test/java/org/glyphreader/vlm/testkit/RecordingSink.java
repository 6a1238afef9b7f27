package org.glyphreader.vlm.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glyphreader.FinishReason;
import org.glyphreader.spi.AnswerSink;

/** Writes down what it is told; stops when a test says so. */
public class RecordingSink implements AnswerSink {

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final List<String> stages = new ArrayList<>();
  private volatile FinishReason stop;

  /** One that never stops by itself. */
  public RecordingSink() {}

  /** Ends the work at the next look. */
  public void stopNow(FinishReason reason) {
    stop = reason;
  }

  /** The answer so far. */
  public String written() {
    return text.toString();
  }

  /** The reasoning so far. */
  public String reasoned() {
    return reasoning.toString();
  }

  /** All progress: stage, done, total. */
  public List<String> stages() {
    return stages;
  }

  @Override
  public void text(String piece) {
    text.append(piece);
  }

  @Override
  public void reasoning(String piece) {
    reasoning.append(piece);
  }

  @Override
  public void progress(String stage, long done, long total) {
    stages.add(stage + " " + done + "/" + total);
  }

  @Override
  public Optional<FinishReason> stop() {
    return Optional.ofNullable(stop);
  }
}
