package org.glyphreader.vlm.session;

import java.time.Duration;
import java.util.function.Supplier;

/** Adds up where time goes. */
final class Stopwatch {

  enum Stage {
    PREPROCESS,
    ENCODE,
    PREFILL,
    DECODE
  }

  private final long[] nanos = new long[Stage.values().length];

  <T> T time(Stage stage, Supplier<T> work) {
    long begin = System.nanoTime();
    try {
      return work.get();
    } finally {
      nanos[stage.ordinal()] += System.nanoTime() - begin;
    }
  }

  StageTimes times(int decodedTokens) {
    return new StageTimes(
        Duration.ofNanos(nanos[0]),
        Duration.ofNanos(nanos[1]),
        Duration.ofNanos(nanos[2]),
        Duration.ofNanos(nanos[3]),
        decodedTokens);
  }
}
