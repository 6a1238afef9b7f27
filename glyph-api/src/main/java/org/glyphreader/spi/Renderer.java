package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.RenderConfig;

/** Lays out text on pages. Stateless, safe for use by several threads. */
public interface Renderer {

  /**
   * Lays out all of {@code flow}; nothing is painted yet.
   *
   * @param flow the text and its blocks
   * @param config the page design
   * @param fonts where fonts come from, in the order in which they stand in for each other
   * @return the pages
   * @throws org.glyphreader.DocumentFormatException if it cannot be laid out, for example because a
   *     page is too small for one character
   */
  Layout layout(Flow flow, RenderConfig config, List<FontProvider> fonts);
}
