package org.glyphreader.spi;

import java.util.Objects;
import org.glyphreader.Box;

/**
 * A line recognised from pixels.
 *
 * @param text what was read
 * @param box where, px
 * @param legibility how sure the recogniser is, 0 to 1
 */
public record RecognizedLine(String text, Box box, double legibility) {

  /** Checks for nulls. {@inheritDoc} */
  public RecognizedLine {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(box, "box");
  }
}
