package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** The parts of {@code ByteLevel}, as a pre-tokenizer and as a decoder. */
final class ByteLevel {

  /** Puts a space before every text that does not begin with one. */
  static final PreTokenizer PREFIX_SPACE =
      (text, start, end, atStart, out) -> {
        if (text[start] == ' ') {
          out.piece(text, start, end, atStart);
          return;
        }
        char[] prefixed = new char[end - start + 1];
        prefixed[0] = ' ';
        System.arraycopy(text, start, prefixed, 1, end - start);
        out.piece(prefixed, 0, prefixed.length, atStart);
      };

  /** Writes the bytes of the text in the {@link ByteAlphabet}. */
  static final PreTokenizer SPELL =
      (text, start, end, atStart, out) -> {
        char[] spelling = ByteAlphabet.spell(text, start, end);
        out.piece(spelling, 0, spelling.length, atStart);
      };

  /** Added tokens are not written in the {@link ByteAlphabet}. */
  static final TokenDecoder DECODER =
      (token, added, first) ->
          added ? token.getBytes(StandardCharsets.UTF_8) : ByteAlphabet.bytesOf(token);

  private ByteLevel() {}
}
