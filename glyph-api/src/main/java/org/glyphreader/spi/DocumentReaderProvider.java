package org.glyphreader.spi;

import java.util.Optional;
import java.util.Set;

/** Adds source types; found by {@link java.util.ServiceLoader}. */
public interface DocumentReaderProvider {

  /** The media types it reads, for example {@code application/pdf}, in lower case. */
  Set<String> mediaTypes();

  /** The media type that a file of this name has, judged by its extension; empty if unknown. */
  Optional<String> mediaTypeOf(String fileName);

  /**
   * The preset that suits a media type where the user names none, for example {@code code}; empty
   * for the preset of the text's script.
   */
  default Optional<String> presetFor(String mediaType) {
    return Optional.empty();
  }

  /** The reader. */
  DocumentReader reader();
}
