package org.glyphreader.spi;

import java.util.Optional;
import java.util.Set;

/** Adds source types; found by {@link java.util.ServiceLoader}. */
public interface DocumentReaderProvider {

  /** {@return the media types it reads, for example {@code application/pdf}, in lower case} */
  Set<String> mediaTypes();

  /**
   * {@return the media type that a file of this name has, judged by its extension; empty if
   * unknown}
   *
   * @param fileName the name of a file
   */
  Optional<String> mediaTypeOf(String fileName);

  /**
   * {@return the preset that suits a media type where the user names none, for example {@code
   * code}; empty for the preset of the text's script}
   *
   * @param mediaType the media type
   */
  default Optional<String> presetFor(String mediaType) {
    return Optional.empty();
  }

  /** {@return the reader} */
  DocumentReader reader();
}
