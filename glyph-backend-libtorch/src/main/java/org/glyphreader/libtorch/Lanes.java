package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.global.torch;

/**
 * A team of daemon threads that do the same work together, each its share. They live until {@link
 * #close}. LibTorch runs single-threaded on them, without gradients, and each turn's tensors are
 * freed at its end, unless they are retained.
 *
 * <p>Not safe for use by several threads at once.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class Lanes implements AutoCloseable {

  private static final Runnable STOP = () -> {};

  private final Team team;
  private final List<LinkedBlockingQueue<Runnable>> queues = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  Lanes(int count) {
    team = new Team(count);
    int threadsOfOthers = torch.get_num_threads();
    CountDownLatch ready = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
      queues.add(queue);
      Thread thread = new Thread(() -> serve(queue, ready), "glyph-libtorch-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
    awaitAll(ready);
    // The setting is OpenMP's for a thread, but LibTorch also remembers the last one for new ones.
    torch.set_num_threads(threadsOfOthers);
  }

  private static void serve(LinkedBlockingQueue<Runnable> queue, CountDownLatch ready) {
    torch.get_num_threads(); // the first call on a thread undoes what was set there
    torch.set_num_threads(1);
    try (InferenceMode mode = new InferenceMode(true)) {
      ready.countDown();
      for (Runnable work = queue.take(); work != STOP; work = queue.take()) {
        work.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int count() {
    return threads.size();
  }

  /**
   * Lets every lane do {@code work} and waits for all of them, even when interrupted.
   *
   * @throws RuntimeException what one of them threw
   */
  void run(Consumer<Lane> work) {
    if (closed) {
      throw new IllegalStateException("The LibTorch threads are closed");
    }
    team.reset();
    int count = count();
    Throwable[] failures = new Throwable[count];
    CountDownLatch done = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      int index = i;
      queues
          .get(i)
          .add(
              () -> {
                try (PointerScope scope = new PointerScope()) {
                  work.accept(new Lane(index, team));
                } catch (RuntimeException | Error e) {
                  failures[index] = e;
                  team.breakUp();
                } finally {
                  done.countDown();
                }
              });
    }
    awaitAll(done);
    rethrow(failures);
  }

  /** The first real failure; those of lanes that only waited for it do not matter. */
  private static void rethrow(Throwable[] failures) {
    Throwable first = null;
    for (Throwable failure : failures) {
      if (failure != null && (first == null || first instanceof CancellationException)) {
        first = failure;
      }
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private static void awaitAll(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the threads and waits for their end. Idempotent. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    queues.forEach(queue -> queue.add(STOP));
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
