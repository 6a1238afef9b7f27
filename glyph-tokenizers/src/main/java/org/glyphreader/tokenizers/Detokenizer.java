package org.glyphreader.tokenizers;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns tokens into text while they are generated. A character that is spread over several tokens
 * appears when its last byte has arrived; bytes that are not UTF-8 appear as U+FFFD.
 *
 * <p>All that {@link #add} and {@link #finish} return, one after the other, is what {@link
 * HuggingFaceTokenizer#decode(int[], boolean)} gives for all tokens at once.
 *
 * <p>Not safe for use by several threads.
 */
public final class Detokenizer {

  private final HuggingFaceTokenizer tokenizer;
  private final boolean skipSpecialTokens;
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private byte[] incomplete = new byte[0];
  private boolean first = true;

  Detokenizer(HuggingFaceTokenizer tokenizer, boolean skipSpecialTokens) {
    this.tokenizer = tokenizer;
    this.skipSpecialTokens = skipSpecialTokens;
  }

  /**
   * Adds a token.
   *
   * @param id an id of the tokenizer; unknown ids add nothing
   * @return the text that is complete now and was not before, maybe empty
   */
  public String add(int id) {
    if (skipSpecialTokens && tokenizer.isSpecial(id)) {
      return "";
    }
    byte[] bytes = tokenizer.bytes(id, first);
    if (bytes == null) {
      return "";
    }
    first = false;
    return decode(bytes, false);
  }

  /**
   * Ends the text; afterwards a new one can begin.
   *
   * @return U+FFFD if the last character is incomplete, otherwise an empty string
   */
  public String finish() {
    String rest = decode(new byte[0], true);
    first = true;
    utf8.reset();
    return rest;
  }

  private String decode(byte[] bytes, boolean end) {
    ByteBuffer in = ByteBuffer.allocate(incomplete.length + bytes.length);
    in.put(incomplete).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    utf8.decode(in, out, end);
    if (end) {
      utf8.flush(out);
    }
    incomplete = Arrays.copyOfRange(in.array(), in.position(), in.limit());
    return out.flip().toString();
  }
}
