package org.glyphreader;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What drawing a document saves.
 *
 * @param characters UTF-16 code units of the canonical text; 0 while pages must still be recognised
 * @param textTokens tokens of the canonical text; empty if no tokenizer is on the class path, or
 *     pages must still be recognised
 * @param textTokenizer the tokenizer that counted them, or {@code none}
 * @param visualTokens visual tokens of all pages
 * @param visualModel the model by whose arithmetic they are counted
 * @param visualModelIsReader whether that model is the one that reads the pages here
 * @param pages number of pages
 * @param replacedCharacters characters that no font had, so that a replacement was drawn
 */
public record CompressionStats(
    long characters,
    OptionalLong textTokens,
    String textTokenizer,
    long visualTokens,
    String visualModel,
    boolean visualModelIsReader,
    int pages,
    long replacedCharacters) {

  /** {@return text tokens / visual tokens; empty if the text tokens are not known} */
  public OptionalDouble ratio() {
    return textTokens.isPresent() && visualTokens > 0
        ? OptionalDouble.of((double) textTokens.getAsLong() / visualTokens)
        : OptionalDouble.empty();
  }

  /** {@return whether the ratio is above 1; short or sparse text costs more drawn than written} */
  public boolean pays() {
    return ratio().orElse(0) > 1;
  }
}
