package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.Pixels;

/**
 * Reads the words of a page from its pixels. Safe for use by several threads; {@link #close()} is
 * idempotent.
 */
public interface TextRecognizer extends AutoCloseable {

  /**
   * The lines of a page in reading order.
   *
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   */
  List<RecognizedLine> recognize(Pixels page, WorkMonitor monitor);

  @Override
  void close();
}
