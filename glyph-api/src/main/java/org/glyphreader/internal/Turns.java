package org.glyphreader.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.glyphreader.spi.WorkMonitor;

/**
 * Lets one thread work at a time, in the order in which they came; one that waits can be called
 * off. Not reentrant.
 */
final class Turns {

  private static final long POLL_MS = 20;

  private final Deque<Object> queue = new ArrayDeque<>();
  private Thread worker;

  /**
   * Waits for this thread's turn.
   *
   * @return false if {@code monitor} said stop before the turn came
   */
  synchronized boolean await(WorkMonitor monitor) {
    Object ticket = new Object();
    queue.add(ticket);
    try {
      while (monitor.stop().isEmpty()) {
        if (worker == null && queue.peek() == ticket) {
          worker = Thread.currentThread();
          return true;
        }
        wait(POLL_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      queue.remove(ticket);
      notifyAll();
    }
    return false;
  }

  /** Waits for this thread's turn, whatever happens. */
  synchronized void await() {
    Object ticket = new Object();
    queue.add(ticket);
    boolean interrupted = false;
    while (worker != null || queue.peek() != ticket) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    queue.remove(ticket);
    worker = Thread.currentThread();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the turn if nobody works or waits. */
  synchronized boolean tryTake() {
    if (worker != null || !queue.isEmpty()) {
      return false;
    }
    worker = Thread.currentThread();
    return true;
  }

  /** Ends this thread's turn. */
  synchronized void end() {
    worker = null;
    notifyAll();
  }

  /** Whether it is this thread's turn. */
  synchronized boolean isMine() {
    return worker == Thread.currentThread();
  }
}
