package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.Pixels;

/**
 * Reads the words of a page from its pixels. Safe for use by several threads; {@link #close()} is
 * idempotent.
 */
public interface TextRecognizer extends AutoCloseable {

  /**
   * {@return the lines of a page in reading order}
   *
   * @param page its pixels
   * @param monitor follows the work and may end it
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   */
  List<RecognizedLine> recognize(Pixels page, WorkMonitor monitor);

  @Override
  void close();
}
