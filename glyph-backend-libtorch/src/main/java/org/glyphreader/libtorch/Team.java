package org.glyphreader.libtorch;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The meeting point of a team of lanes: a barrier that breaks when one of them fails. */
final class Team {

  private static final int SPINS = 20_000;
  private static final int YIELDS = 200;
  private static final long NAP_NANOS = 20_000;

  private final int size;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int phase;
  private volatile boolean broken;

  Team(int size) {
    this.size = size;
  }

  int size() {
    return size;
  }

  void barrier() {
    if (size == 1) {
      return;
    }
    int before = phase;
    if (arrived.incrementAndGet() == size) {
      arrived.set(0);
      phase = before + 1;
      return;
    }
    for (int turn = 0; phase == before; turn++) {
      if (broken) {
        throw new CancellationException("another lane failed");
      }
      if (turn < SPINS) {
        Thread.onSpinWait();
      } else if (turn < SPINS + YIELDS) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(NAP_NANOS);
      }
    }
  }

  /** Lets all lanes that wait, or will, fail. */
  void breakUp() {
    broken = true;
  }

  /** Makes the barrier whole again; no lane may be at work. */
  void reset() {
    broken = false;
    arrived.set(0);
  }
}
