package org.glyphreader;

/**
 * A document cannot be read: damaged, hostile, encrypted, too large, or of an unknown kind. Trying
 * again does not help.
 */
public final class DocumentFormatException extends GlyphException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message that names the bad value and the remedy.
   *
   * @param message names the bad value and the remedy
   */
  public DocumentFormatException(String message) {
    super(message);
  }

  /**
   * An exception with a message that names the bad value and the remedy, and its cause.
   *
   * @param message names the bad value and the remedy
   * @param cause what brought it about
   */
  public DocumentFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
