package org.glyphreader.tokenizers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files on the test class path. */
final class TestFiles {

  private TestFiles() {}

  static byte[] resource(String path) {
    try (InputStream in = TestFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
