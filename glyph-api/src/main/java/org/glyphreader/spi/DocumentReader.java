package org.glyphreader.spi;

import org.glyphreader.RenderConfig;
import org.glyphreader.Source;

/** Reads sources of some media types. Stateless, safe for use by several threads. */
public interface DocumentReader {

  /**
   * Reads a source.
   *
   * @param source the source
   * @param config the configuration its pages will be drawn with (a PDF needs its DPI)
   * @return what the renderer is to lay out, or pages as they are
   * @throws org.glyphreader.DocumentFormatException if it is damaged, hostile, encrypted or too
   *     large
   */
  DocumentContent read(Source source, RenderConfig config);
}
