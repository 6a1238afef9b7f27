package org.glyphreader.spi;

import java.util.List;
import org.glyphreader.Line;

/**
 * What is written on a page and where.
 *
 * @param text the page's part of the canonical text, line ends included
 * @param lines the drawn lines in reading order; their offsets count into {@code text}
 */
public record TextLayer(String text, List<Line> lines) {

  /** A page without any words. */
  public static final TextLayer EMPTY = new TextLayer("", List.of());

  /** Copies the lines and checks that each lies inside the text. {@inheritDoc} */
  public TextLayer {
    lines = List.copyOf(lines);
    for (Line line : lines) {
      if (line.end() > text.length()) {
        throw new IllegalArgumentException(
            line + " reaches beyond the page's " + text.length() + " code units");
      }
    }
  }
}
