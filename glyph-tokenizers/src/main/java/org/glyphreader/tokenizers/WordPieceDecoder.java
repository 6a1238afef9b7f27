package org.glyphreader.tokenizers;

import java.nio.charset.StandardCharsets;

/** Sets a space before each token that does not continue a word. */
final class WordPieceDecoder implements TokenDecoder {

  private static final String[][] CLEANUP = {
    {" .", "."},
    {" ?", "?"},
    {" !", "!"},
    {" ,", ","},
    {" ' ", "'"},
    {" n't", "n't"},
    {" 'm", "'m"},
    {" do not", " don't"},
    {" 's", "'s"},
    {" 've", "'ve"},
    {" 're", "'re"}
  };

  private final String prefix;
  private final boolean cleanup;

  WordPieceDecoder(String prefix, boolean cleanup) {
    this.prefix = prefix;
    this.cleanup = cleanup;
  }

  @Override
  public byte[] bytes(String token, boolean added, boolean first) {
    String text = token;
    if (!first) {
      text = token.startsWith(prefix) ? token.substring(prefix.length()) : " " + token;
    }
    if (cleanup) {
      for (String[] rule : CLEANUP) {
        text = text.replace(rule[0], rule[1]);
      }
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
