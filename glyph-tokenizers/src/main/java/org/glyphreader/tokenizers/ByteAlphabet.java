package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The way GPT-2 writes bytes as printable characters: those of Latin-1 that are printable stand for
 * themselves, the others for U+0100 and following.
 */
final class ByteAlphabet {

  private static final char[] CHAR_OF_BYTE = new char[256];
  private static final short[] BYTE_OF_CHAR = new short[0x180];

  static {
    Arrays.fill(BYTE_OF_CHAR, (short) -1);
    char next = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      char c = printable ? (char) b : next++;
      CHAR_OF_BYTE[b] = c;
      BYTE_OF_CHAR[c] = (short) b;
    }
  }

  private ByteAlphabet() {}

  /** The UTF-8 bytes of the text, each written as a character. */
  static char[] spell(char[] text, int start, int end) {
    byte[] bytes = new String(text, start, end - start).getBytes(StandardCharsets.UTF_8);
    char[] spelling = new char[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      spelling[i] = CHAR_OF_BYTE[bytes[i] & 0xff];
    }
    return spelling;
  }

  /** The bytes that the token spells, or its UTF-8 bytes if it has characters that spell none. */
  static byte[] bytesOf(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTE_OF_CHAR.length || BYTE_OF_CHAR[c] < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) BYTE_OF_CHAR[c];
    }
    return bytes;
  }
}
