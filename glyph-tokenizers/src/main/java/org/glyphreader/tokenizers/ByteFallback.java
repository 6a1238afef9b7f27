package org.glyphreader.tokenizers;

/** Tokens for single bytes, written {@code <0x0A>}. */
final class ByteFallback {

  private ByteFallback() {}

  static String token(int b) {
    return String.format("<0x%02X>", b);
  }

  /** The byte that the token stands for, or −1 if it is another kind of token. */
  static int byteOf(String token) {
    if (token.length() != 6 || !token.startsWith("<0x") || token.charAt(5) != '>') {
      return -1;
    }
    int high = Character.digit(token.charAt(3), 16);
    int low = Character.digit(token.charAt(4), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
