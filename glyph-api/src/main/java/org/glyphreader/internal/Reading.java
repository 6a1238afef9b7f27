package org.glyphreader.internal;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.glyphreader.BackendFailureException;
import org.glyphreader.GlyphException;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;

/**
 * What a backend knows of a document: its reading session, opened at the first question and kept in
 * step with the pages. Used by the thread whose turn it is, and by no other.
 */
final class Reading implements AutoCloseable {

  private ReadingSession session;
  private int staleFrom = Integer.MAX_VALUE;

  boolean isOpen() {
    return session != null;
  }

  /** The pages from this one on, counted from 1, are no longer those that were read. */
  void changedFrom(int page) {
    staleFrom = Math.min(staleFrom, page);
  }

  /** Whether {@link #prepare} has nothing to do. */
  boolean isReady() {
    return session != null && staleFrom == Integer.MAX_VALUE;
  }

  /** Reads what has not been read yet. */
  void prepare(Backend backend, Pages pages, AskMonitor monitor) {
    if (session == null) {
      session = guarded(backend, monitor, () -> backend.read(pages, monitor));
      staleFrom = Integer.MAX_VALUE;
    } else if (!isReady()) {
      replace(backend, pages, monitor);
    }
  }

  private void replace(Backend backend, Pages pages, AskMonitor monitor) {
    boolean done = false;
    try {
      guarded(
          backend,
          monitor,
          () -> {
            session.replaceFrom(staleFrom, pages, monitor);
            return session;
          });
      staleFrom = Integer.MAX_VALUE;
      done = true;
    } finally {
      if (!done) {
        drop();
      }
    }
  }

  Generation answer(Backend backend, Prompt prompt, AskMonitor monitor) {
    return guarded(backend, monitor, () -> session.answer(prompt, monitor));
  }

  /**
   * Runs a step of the backend. The listener's own exceptions come first; what is no {@link
   * GlyphException} leaves the session in doubt, so it is closed and the next question reads anew.
   */
  private <T> T guarded(Backend backend, AskMonitor monitor, Supplier<T> step) {
    try {
      T result = step.get();
      monitor.rethrowListenerFailure();
      return result;
    } catch (GlyphException | CancellationException e) {
      monitor.rethrowListenerFailure();
      throw e;
    } catch (RuntimeException e) {
      monitor.rethrowListenerFailure();
      drop();
      throw new BackendFailureException(
          "The backend \"" + backend.info().name() + "\" failed: " + e, e);
    } catch (Error e) {
      if (!monitor.listenerFailed()) {
        drop();
      }
      monitor.rethrowListenerFailure();
      throw e;
    }
  }

  /** Closes a session that is in doubt; that it cannot be closed either is no news. */
  private void drop() {
    try {
      close();
    } catch (RuntimeException e) {
      Holdings.LOG.debug("A reading session that failed could not be closed", e);
    }
  }

  @Override
  public void close() {
    ReadingSession open = session;
    session = null;
    staleFrom = Integer.MAX_VALUE;
    if (open != null) {
      open.close();
    }
  }
}
