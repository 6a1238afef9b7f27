package org.glyphreader.tokenizers;

/** Tells which text a token stands for. */
@FunctionalInterface
interface TokenDecoder {

  /**
   * The UTF-8 bytes that the token adds to the text, maybe only a part of a character.
   *
   * @param added whether the token was added to those of the model
   * @param first whether no token came before
   */
  byte[] bytes(String token, boolean added, boolean first);
}
