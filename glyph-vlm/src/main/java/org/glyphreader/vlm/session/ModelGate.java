package org.glyphreader.vlm.session;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.glyphreader.vlm.model.VisionLanguageModel;

/**
 * Lets one thread at a time use the model, in the order in which they came, and closes it when
 * nobody holds any of its memory.
 */
final class ModelGate implements AutoCloseable {

  private final VisionLanguageModel model;
  private final String what;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Set<PromptRunner> runners = new HashSet<>();
  private boolean closing;
  private boolean freed;

  ModelGate(VisionLanguageModel model, String what) {
    this.model = model;
    this.what = what;
  }

  <T> T use(Function<VisionLanguageModel, T> work) {
    turn.lock();
    try {
      return work.apply(model);
    } finally {
      turn.unlock();
    }
  }

  void run(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }

  synchronized void enter(PromptRunner runner) {
    checkOpen();
    runners.add(runner);
  }

  synchronized void checkOpen() {
    if (closing) {
      throw new IllegalStateException(what + " is closed");
    }
  }

  void leave(PromptRunner runner) {
    synchronized (this) {
      runners.remove(runner);
    }
    freeIfUnused();
  }

  /** Ends what is under way and waits for it. */
  @Override
  public void close() {
    Set<PromptRunner> open;
    synchronized (this) {
      closing = true;
      open = Set.copyOf(runners);
    }
    open.forEach(PromptRunner::close);
    freeIfUnused();
  }

  private void freeIfUnused() {
    synchronized (this) {
      if (!closing || freed || !runners.isEmpty()) {
        return;
      }
      freed = true;
    }
    run(model::close);
  }
}
