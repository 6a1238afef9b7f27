package org.glyphreader.spi;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.glyphreader.FinishReason;

/** Follows long work and may end it. Called on the thread that asked. */
public interface WorkMonitor {

  /**
   * Work goes on.
   *
   * @param stage what is done, for example {@code recognise}
   * @param done steps done
   * @param total steps in all, or 0 if that is unknown
   */
  void progress(String stage, long done, long total);

  /** {@return why the work should end now; empty to go on} Cheap: ask between any two steps. */
  Optional<FinishReason> stop();

  /**
   * Ends work that has nothing to return yet.
   *
   * @throws CancellationException if {@link #stop()} gives a reason
   */
  default void check() {
    stop()
        .ifPresent(
            reason -> {
              throw new CancellationException(reason.name());
            });
  }
}
