package org.glyphreader.documents;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Source;

/** The text of a source: strict UTF-8, without a byte order mark, never binary. */
final class Utf8Text {

  private static final long LIMIT = 64 * Bytes.MIB;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Utf8Text() {}

  static String of(Source source) {
    String text = source.text().orElseGet(() -> decode(source, bytes(source)));
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new DocumentFormatException(
          source
              + " has a NUL at offset "
              + nul
              + ": it is binary (or UTF-16), not text; give text in UTF-8");
    }
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static byte[] bytes(Source source) {
    return Bytes.read(source, LIMIT, "split it");
  }

  private static String decode(Source source, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      throw new DocumentFormatException(
          String.format(
              Locale.ROOT,
              "%s is not UTF-8: byte 0x%02X at offset %d does not belong there; convert it to UTF-8",
              source,
              bytes[in.position()],
              in.position()));
    }
    return out.flip().toString();
  }
}
