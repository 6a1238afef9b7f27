package org.glyphreader.render.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.DocumentFormatException;

/**
 * Decodes UTF-8, and UTF-16 where a byte order mark says so; refuses what is neither. The bytes are
 * never held all at once, and the text only as pieces, of one byte a character where that is
 * enough, and as the whole: so a text takes little more room to read than to keep.
 */
final class TextDecoder {

  private static final int PIECE = 1 << 16;

  private final InputStream in;
  private final String name;
  private final int limit;
  private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
  private final List<String> pieces = new ArrayList<>();
  private long before;

  private TextDecoder(InputStream in, String name, int limit) {
    this.in = in;
    this.name = name;
    this.limit = limit;
    bytes.limit(0);
  }

  /**
   * The text of a stream, without its byte order mark.
   *
   * @param name by which messages call the source
   * @param limit bytes it may have
   */
  static String decode(InputStream in, String name, int limit) throws IOException {
    return new TextDecoder(in, name, limit).decode();
  }

  private String decode() throws IOException {
    boolean last = fill();
    Charset charset = StandardCharsets.UTF_8;
    if (startsWith(0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
    } else if (startsWith(0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
    }
    boolean utf8 = charset == StandardCharsets.UTF_8;
    bytes.position(utf8 ? startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0 : 2);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(PIECE);
    while (true) {
      if (utf8) {
        refuseBinary();
      }
      CoderResult result = decoder.decode(bytes, chars, last);
      if (result.isError()) {
        throw invalid(charset, result);
      }
      pieces.add(chars.flip().toString());
      chars.clear();
      if (last) {
        return String.join("", pieces);
      }
      last = fill();
    }
  }

  /** Reads more behind what is left to decode: whether that is all. */
  private boolean fill() throws IOException {
    before += bytes.position();
    bytes.compact();
    int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
    boolean last = read < bytes.remaining();
    bytes.position(bytes.position() + read).flip();
    if (before + bytes.limit() > limit) {
      throw PlainTextReader.tooLarge(name, "more than " + limit + " bytes");
    }
    return last;
  }

  private boolean startsWith(int... mark) {
    if (bytes.limit() < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes.get(i) & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private void refuseBinary() {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      if (bytes.get(i) == 0) {
        throw new DocumentFormatException(
            name
                + " looks binary: byte "
                + (before + i)
                + " is NUL. Name its media type, or save it as UTF-8 text");
      }
    }
  }

  private DocumentFormatException invalid(Charset charset, CoderResult result) {
    String found =
        bytes.hasRemaining() ? String.format(" (0x%02X)", bytes.get(bytes.position()) & 0xFF) : "";
    return new DocumentFormatException(
        name
            + " is not valid "
            + charset
            + ": see byte "
            + (before + bytes.position())
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
