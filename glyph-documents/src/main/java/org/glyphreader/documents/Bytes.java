package org.glyphreader.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Source;

/** Reads the bytes of sources, up to a limit. */
final class Bytes {

  static final long MIB = 1L << 20;

  private Bytes() {}

  /**
   * All bytes of {@code source}.
   *
   * @param limit in bytes, below 2 GiB
   * @param remedy what to do about a larger source
   */
  static byte[] read(Source source, long limit, String remedy) {
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readNBytes(Math.toIntExact(limit + 1));
    } catch (IOException e) {
      throw unreadable(source, e);
    }
    if (bytes.length > limit) {
      throw tooLarge(source, limit, remedy);
    }
    return bytes;
  }

  static DocumentFormatException tooLarge(Source source, long limit, String remedy) {
    return new DocumentFormatException(
        String.format(
            Locale.ROOT,
            "%s holds more than %d MiB (%d bytes); %s",
            source,
            limit / MIB,
            limit,
            remedy));
  }

  static DocumentFormatException unreadable(Source source, IOException e) {
    return new DocumentFormatException(source + " cannot be read: " + e, e);
  }
}
