package org.glyphreader;

/**
 * The root of what Glyph throws for reasons outside the program. Its children say whether trying
 * again makes sense. Misuse of the API is an {@link IllegalArgumentException} or {@link
 * IllegalStateException} instead.
 */
public class GlyphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message that names the bad value and the remedy.
   *
   * @param message names the bad value and the remedy
   */
  public GlyphException(String message) {
    super(message);
  }

  /**
   * An exception with a message that names the bad value and the remedy, and its cause.
   *
   * @param message names the bad value and the remedy
   * @param cause what brought it about
   */
  public GlyphException(String message, Throwable cause) {
    super(message, cause);
  }
}
