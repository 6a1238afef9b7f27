package org.glyphreader.bench.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * How fast this machine reads memory with all its cores: what bounds a step of decoding, which
 * reads all weights once. Start the JVM with {@code -XX:+UseTransparentHugePages} for what the
 * machine can do; without, address translation costs a part of it, as it does where weights lie in
 * small pages.
 */
public final class MemoryBandwidth {

  /** 256 MiB for each thread: far more than any cache holds. */
  private static final int LONGS = 1 << 25;

  private static final int PASSES = 20;

  private MemoryBandwidth() {}

  /**
   * {@return bytes read in a second: the best of several passes over 256 MiB on each core, as
   * STREAM counts; takes about a second}
   */
  public static double bytesPerSecond() {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Long>> reads =
          Stream.generate(() -> filled(LONGS))
              .limit(threads)
              .<Callable<Long>>map(block -> () -> sum(block))
              .toList();
      long best = Long.MAX_VALUE;
      long seen = 0;
      for (int pass = 0; pass < PASSES; pass++) {
        long begin = System.nanoTime();
        List<Future<Long>> sums = new ArrayList<>(pool.invokeAll(reads));
        for (Future<Long> sum : sums) {
          seen += sum.get();
        }
        best = Math.min(best, System.nanoTime() - begin);
      }
      if (seen != (long) PASSES * threads * LONGS) {
        throw new IllegalStateException("Memory was misread");
      }
      return (double) Long.BYTES * LONGS * threads / (best / 1e9);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static long[] filled(int length) {
    long[] block = new long[length];
    Arrays.fill(block, 1);
    return block;
  }

  private static long sum(long[] block) {
    long sum = 0;
    for (long value : block) {
      sum += value;
    }
    return sum;
  }
}
