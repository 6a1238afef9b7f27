package org.glyphreader.spi;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place a backend points at. Lines count from 0 on the page; a citation that runs over the end of
 * its page names the last line of that page.
 *
 * @param page from 1, where it begins
 * @param firstLine first line of the page
 * @param lastLine last line of the page, included
 * @param charStart offset of its first code unit in the document's canonical text
 * @param charEnd offset behind its last code unit
 * @param score how well it supports the answer, 0 to 1
 * @param legibility how well it was read, 0 to 1, if the backend can tell
 * @param asRead what was recognised there, if the backend recognises text
 */
public record Citation(
    int page,
    int firstLine,
    int lastLine,
    int charStart,
    int charEnd,
    double score,
    OptionalDouble legibility,
    Optional<String> asRead) {

  /** Checks the order. {@inheritDoc} */
  public Citation {
    if (page < 1 || firstLine < 0 || lastLine < firstLine || charEnd < charStart || charStart < 0) {
      throw new IllegalArgumentException(
          "A citation of page %s, lines %s to %s, offsets %s to %s"
              .formatted(page, firstLine, lastLine, charStart, charEnd));
    }
  }
}
