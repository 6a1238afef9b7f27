package org.glyphreader.documents;

import java.util.Locale;
import java.util.Optional;

/** What a file's name tells. */
final class FileNames {

  private FileNames() {}

  /** What stands behind the last dot, in lower case; empty if nothing does. */
  static Optional<String> extension(String fileName) {
    int dot = fileName.lastIndexOf('.');
    return dot < 0 || dot == fileName.length() - 1
        ? Optional.empty()
        : Optional.of(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
