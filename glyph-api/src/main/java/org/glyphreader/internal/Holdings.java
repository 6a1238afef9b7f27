package org.glyphreader.internal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a document has to give back: its reading session and what its parts keep open. The turn to
 * use them belongs to one thread at a time. It does not know the document, so that one that was
 * forgotten unclosed can be found and its holdings freed.
 */
final class Holdings implements AutoCloseable {

  static final Logger LOG = LoggerFactory.getLogger("org.glyphreader");

  private final EngineCore core;
  private final Turns turns = new Turns();
  private final Reading reading = new Reading();
  private volatile Contents contents;
  private volatile boolean closing;
  private volatile boolean closesAtEndOfTurn;
  private boolean released;

  Holdings(EngineCore core, Contents contents) {
    this.core = core;
    this.contents = contents;
  }

  Turns turns() {
    return turns;
  }

  /** The reading session; for the thread whose turn it is. */
  Reading reading() {
    return reading;
  }

  Contents contents() {
    return contents;
  }

  void contents(Contents grown) {
    contents = grown;
  }

  boolean isClosing() {
    return closing || core.isClosed();
  }

  void checkOpen() {
    if (closing) {
      throw new IllegalStateException("The document is closed");
    }
    core.checkOpen();
  }

  /** Ends this thread's turn. */
  void endTurn() {
    try {
      if (closesAtEndOfTurn) {
        release();
      } else if (reading.isOpen() && !closing) {
        core.idle(this);
      }
    } catch (RuntimeException e) {
      LOG.warn("A document that was closed by its own listener could not be freed", e);
    } finally {
      turns.end();
    }
  }

  /** Closes the session if no question holds it; the next question reads anew. */
  void dropIdleSession() {
    if (turns.tryTake()) {
      try {
        reading.close();
      } catch (RuntimeException e) {
        LOG.warn("An idle reading session could not be closed", e);
      } finally {
        turns.end();
      }
    }
  }

  /** Frees what a document that was never closed still held. */
  void abandoned(boolean warn) {
    boolean held = reading.isOpen() || contents.parts().stream().anyMatch(Part::holdsResources);
    if (held && warn) {
      LOG.warn(
          "The document of {} was garbage-collected without close(); its resources are freed now."
              + " Close documents, for example by try-with-resources.",
          contents.parts().stream().map(Part::source).toList());
    }
    try {
      close();
    } catch (RuntimeException e) {
      LOG.warn("A document that was never closed could not be freed", e);
    }
  }

  @Override
  public void close() {
    closing = true;
    if (turns.isMine()) {
      closesAtEndOfTurn = true;
      return;
    }
    turns.await();
    try {
      release();
    } finally {
      turns.end();
    }
  }

  private void release() {
    if (released) {
      return;
    }
    released = true;
    Closing all = new Closing();
    all.close(reading);
    List.copyOf(contents.parts()).forEach(all::close);
    all.close(contents.shelf());
    all.close(() -> core.forget(this));
    all.rethrow();
  }
}
