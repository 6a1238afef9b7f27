package org.glyphreader;

/**
 * A model file is damaged, hostile, or of a kind that is not supported. Trying again does not help.
 */
public final class ModelFormatException extends GlyphException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message that names the bad value and the remedy.
   *
   * @param message names the bad value and the remedy
   */
  public ModelFormatException(String message) {
    super(message);
  }

  /**
   * An exception with a message that names the bad value and the remedy, and its cause.
   *
   * @param message names the bad value and the remedy
   * @param cause what brought it about
   */
  public ModelFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
