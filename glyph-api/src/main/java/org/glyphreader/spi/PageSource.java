package org.glyphreader.spi;

import java.util.Optional;
import org.glyphreader.Pixels;

/**
 * One page before it has a number: its size is known at once, its words and pixels are made on
 * demand, each time anew. Safe for use by several threads.
 */
public interface PageSource {

  /** Width in px, as painted. */
  int width();

  /** Height in px, as painted. */
  int height();

  /** The words and their places, or empty if only the pixels are known (a scan). */
  Optional<TextLayer> textLayer();

  /**
   * Paints the page: exactly {@link #width()} × {@link #height()} px.
   *
   * @throws org.glyphreader.DocumentFormatException if what the page is made of is damaged
   */
  Pixels paint();
}
