package org.glyphreader.onnxruntime;

import java.lang.ref.Cleaner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lifetime of something native: closed once, freed when its last user is done.
 *
 * <p>A call into native code brackets its use with {@link #acquire()} and {@link #release()}, so
 * that {@link #close()} from another thread never frees memory that is being read. When the owner
 * becomes unreachable without having been closed, a warning is logged and the memory freed.
 */
final class NativeResource {

  private static final Logger LOG = LoggerFactory.getLogger(NativeResource.class);
  private static final Cleaner CLEANER = Cleaner.create();

  private final State state;
  private final Cleaner.Cleanable cleanable;

  /**
   * @param owner the object users hold; {@code free} must not refer to it
   * @param description what errors and warnings call it
   * @param free releases the native memory; called once
   */
  NativeResource(Object owner, String description, Runnable free) {
    this.state = new State(description, free);
    this.cleanable = CLEANER.register(owner, state);
  }

  /** Keeps the memory alive until {@link #release()}; refuses if closed. */
  void acquire() {
    state.acquire();
  }

  void release() {
    state.release();
  }

  void check() {
    state.check();
  }

  boolean isClosed() {
    return state.closed;
  }

  /** Refuses further use; frees now, or when the last user is done. Idempotent. */
  void close() {
    state.closed = true;
    cleanable.clean();
  }

  private static final class State implements Runnable {
    private final String description;
    private final Runnable free;
    private volatile boolean closed;
    private int users;
    private boolean cleaned;

    State(String description, Runnable free) {
      this.description = description;
      this.free = free;
    }

    void check() {
      if (closed) {
        throw new IllegalStateException(description + " is closed");
      }
    }

    synchronized void acquire() {
      check();
      if (cleaned) {
        throw new IllegalStateException(description + " is closed");
      }
      users++;
    }

    synchronized void release() {
      users--;
      if (cleaned && users == 0) {
        free.run();
      }
    }

    @Override
    public synchronized void run() {
      if (!closed) {
        LOG.warn("{} was never closed; its native memory is freed only now", description);
      }
      cleaned = true;
      if (users == 0) {
        free.run();
      }
    }
  }
}
