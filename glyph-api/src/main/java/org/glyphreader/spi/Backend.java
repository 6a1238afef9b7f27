package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.Page;

/**
 * A reader with its models loaded. Safe for use by several threads. {@link #close()} is idempotent;
 * use after it is an {@link IllegalStateException} that names what was closed.
 */
public interface Backend extends AutoCloseable {

  /** {@return what it is} */
  BackendInfo info();

  /**
   * Reads a document once; every question to the session reuses that work. Exceptions that are no
   * {@link org.glyphreader.GlyphException} reach the user wrapped in a {@link
   * org.glyphreader.BackendFailureException}.
   *
   * @param pages all its pages; painted when needed, never all at once
   * @param monitor follows the work and may end it
   * @return the session that answers questions
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   */
  ReadingSession read(List<Page> pages, WorkMonitor monitor);

  @Override
  void close();
}
