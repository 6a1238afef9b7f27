package org.glyphreader.search;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.glyphreader.FinishReason;
import org.glyphreader.spi.WorkMonitor;

/**
 * Threads that measure. They stop at the deadline, and when the thread that waits for them is
 * interrupted; what was measured by then is kept.
 */
final class Workers implements AutoCloseable, WorkMonitor {

  private final ExecutorService threads;
  private volatile long deadlineNanos = Long.MAX_VALUE;
  private volatile boolean interrupted;

  Workers(int count) {
    threads = Executors.newFixedThreadPool(count);
  }

  /** From now on work ends at {@code nanoTime}; {@link Long#MAX_VALUE} for never. */
  void endAt(long nanoTime) {
    deadlineNanos = nanoTime;
  }

  boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public void progress(String stage, long done, long total) {}

  @Override
  public Optional<FinishReason> stop() {
    if (interrupted) {
      return Optional.of(FinishReason.CANCELLED);
    }
    boolean late = deadlineNanos != Long.MAX_VALUE && System.nanoTime() - deadlineNanos > 0;
    return late ? Optional.of(FinishReason.DEADLINE) : Optional.empty();
  }

  /**
   * Ends all work if the calling thread, which waits for it, was interrupted or time is up.
   *
   * @throws CancellationException if so
   */
  void checkCaller() {
    if (Thread.interrupted()) {
      interrupted = true;
    }
    check();
  }

  /**
   * Does all the work.
   *
   * @param progress told the share that is done, on the calling thread
   * @throws CancellationException if it was stopped before all was done
   */
  <T> void run(List<Callable<T>> work, DoubleConsumer progress) {
    if (work.isEmpty()) {
      return; // What is known from an earlier run costs none of this run's time.
    }
    checkCaller();
    List<Future<T>> results = work.stream().map(each -> threads.submit(() -> begin(each))).toList();
    RuntimeException failure = null;
    int done = 0;
    for (Future<T> result : results) {
      try {
        await(result);
        progress.accept((double) ++done / results.size());
      } catch (ExecutionException e) {
        RuntimeException cause =
            e.getCause() instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException(e.getCause());
        boolean first = failure == null || failure instanceof CancellationException;
        failure = first ? cause : failure;
        if (!(cause instanceof CancellationException)) {
          results.forEach(each -> each.cancel(false));
        }
      } catch (CancellationException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private <T> T begin(Callable<T> work) throws Exception {
    check();
    return work.call();
  }

  /** Waits for a result even when interrupted, having told the work to stop. */
  private void await(Future<?> result) throws ExecutionException {
    while (true) {
      try {
        result.get();
        return;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  /** Ends work under way and waits for it; an interruption is handed on to this thread. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      interrupted = true;
      threads.shutdownNow();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
