package org.glyphreader.spi;

import java.util.Optional;
import org.glyphreader.Pixels;

/**
 * One page before it has a number: its size is known at once, its words and pixels are made on
 * demand, each time anew. Safe for use by several threads.
 */
public interface PageSource {

  /** {@return width in px, as painted} */
  int width();

  /** {@return height in px, as painted} */
  int height();

  /** {@return the words and their places, or empty if only the pixels are known (a scan)} */
  Optional<TextLayer> textLayer();

  /**
   * {@return a value that equals that of another page of the same renderer and fonts only if both
   * paint the same pixels and have the same text; empty if that is unknown} It is small, holds no
   * document, and is made without painting.
   */
  default Optional<Object> content() {
    return Optional.empty();
  }

  /**
   * {@return the page, painted now: exactly {@link #width()} × {@link #height()} px}
   *
   * @throws org.glyphreader.DocumentFormatException if what the page is made of is damaged
   */
  Pixels paint();
}
