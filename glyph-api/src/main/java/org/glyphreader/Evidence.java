package org.glyphreader;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A place in the document on which an answer stands.
 *
 * @param source name of the source
 * @param page the page it begins on, from 1
 * @param boxes where it stands, a box for each line
 * @param quote its words in the canonical text, at most 400 characters
 * @param asRead what the reader recognised there, if it recognised anything itself
 * @param start offset of the quote's first UTF-16 code unit in {@link CompressedDocument#text()}
 * @param end offset behind its last code unit
 * @param score how well it supports the answer, 0 to 1
 * @param legibility how well it could be read from the pixels, 0 to 1, if the reader can tell
 */
public record Evidence(
    String source,
    int page,
    List<PageBox> boxes,
    String quote,
    Optional<String> asRead,
    int start,
    int end,
    double score,
    OptionalDouble legibility) {

  /** Copies the boxes. {@inheritDoc} */
  public Evidence {
    boxes = List.copyOf(boxes);
  }
}
