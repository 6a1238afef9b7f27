package org.glyphreader;

/**
 * The pages do not fit the model's context window. Thrown before anything is encoded; the message
 * names pages, tokens, window, and what fits.
 */
public final class ContextOverflowException extends GlyphException {

  private static final long serialVersionUID = 1L;

  /** Tokens that would be needed. */
  private final long tokens;

  /** The context window, in tokens. */
  private final long window;

  /**
   * An overflow.
   *
   * @param message names pages, tokens, window and the remedy
   * @param tokens that would be needed
   * @param window that there is, in tokens
   */
  public ContextOverflowException(String message, long tokens, long window) {
    super(message);
    this.tokens = tokens;
    this.window = window;
  }

  /** {@return tokens that would be needed} */
  public long tokens() {
    return tokens;
  }

  /** {@return the context window, in tokens} */
  public long window() {
    return window;
  }
}
