package org.glyphreader.optical;

import java.util.Optional;
import java.util.OptionalDouble;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.spi.Citation;

/**
 * A quote that was read from the pixels.
 *
 * @param quote what was looked for
 * @param passage where it stands
 * @param asRead what was recognised
 * @param legibility how well it could be read, 0 to 1
 */
record ReadQuote(Quote quote, Passage passage, String asRead, double legibility) {

  /** Below this, what stands there could not be read. */
  static final double LEGIBLE = 0.90;

  boolean isLegible() {
    return legibility >= LEGIBLE;
  }

  Citation toCitation() {
    return new Citation(
        passage.firstPage(),
        passage.firstLine(),
        passage.lastLine(),
        passage.start(),
        passage.end(),
        Math.max(0, Math.min(1, quote.score())),
        OptionalDouble.of(legibility),
        Optional.of(asRead));
  }
}
