package org.glyphreader.tokenizers;

/** Tells which text a token stands for. */
@FunctionalInterface
interface TokenDecoder {

  /**
   * The UTF-8 bytes that the token adds to the text, maybe only a part of a character.
   *
   * @param first whether no token came before
   */
  byte[] bytes(int id, String token, boolean first);
}
