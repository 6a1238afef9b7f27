package org.glyphreader.render.internal.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.glyphreader.DocumentFormatException;

/** Decodes UTF-8, and UTF-16 where a byte order mark says so; refuses what is neither. */
final class TextDecoder {

  private TextDecoder() {}

  /**
   * The text of {@code bytes}, without its byte order mark.
   *
   * @param name by which messages call the source
   */
  static String decode(byte[] bytes, String name) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16BE, name);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return strictly(bytes, 2, StandardCharsets.UTF_16LE, name);
    }
    int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    refuseBinary(bytes, name);
    return strictly(bytes, from, StandardCharsets.UTF_8, name);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static void refuseBinary(byte[] bytes, String name) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        throw new DocumentFormatException(
            name
                + " looks binary: byte "
                + i
                + " is NUL. Name its media type, or save it as UTF-8 text");
      }
    }
  }

  private static String strictly(byte[] bytes, int from, Charset charset, String name) {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (!result.isError()) {
      return out.flip().toString();
    }
    String found =
        in.hasRemaining() ? String.format(" (0x%02X)", in.get(in.position()) & 0xFF) : "";
    throw new DocumentFormatException(
        name
            + " is not valid "
            + charset
            + ": see byte "
            + in.position()
            + found
            + ". Convert it, for example with iconv -f WINDOWS-1252 -t UTF-8",
        cause(result));
  }

  private static CharacterCodingException cause(CoderResult result) {
    try {
      result.throwException();
      throw new AssertionError(result);
    } catch (CharacterCodingException e) {
      return e;
    }
  }
}
