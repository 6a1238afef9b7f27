package org.glyphreader.tokenizers;

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
  private final Utf8Stream utf8 = new Utf8Stream();
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
    StringBuilder text = new StringBuilder();
    utf8.add(bytes, text);
    return text.toString();
  }

  /**
   * Ends the text; afterwards a new one can begin.
   *
   * @return U+FFFD if the last character is incomplete, otherwise an empty string
   */
  public String finish() {
    StringBuilder rest = new StringBuilder();
    utf8.finish(rest);
    first = true;
    return rest.toString();
  }
}
