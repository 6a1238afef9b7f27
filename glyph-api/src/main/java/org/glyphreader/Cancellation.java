package org.glyphreader;

/** A switch by which another thread ends a question. Safe for use by several threads. */
public final class Cancellation {

  private volatile boolean cancelled;

  /** A switch that is not yet thrown. */
  public Cancellation() {}

  /** Ends every question that was given this switch, between two tokens. Idempotent. */
  public void cancel() {
    cancelled = true;
  }

  /** {@return whether {@link #cancel()} was called} */
  public boolean isCancelled() {
    return cancelled;
  }
}
