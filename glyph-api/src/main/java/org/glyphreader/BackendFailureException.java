package org.glyphreader;

/**
 * A backend failed while reading or answering, for example out of memory. Trying again may help.
 */
public final class BackendFailureException extends GlyphException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message that names the bad value and the remedy.
   *
   * @param message names the bad value and the remedy
   */
  public BackendFailureException(String message) {
    super(message);
  }

  /**
   * An exception with a message that names the bad value and the remedy, and its cause.
   *
   * @param message names the bad value and the remedy
   * @param cause what brought it about
   */
  public BackendFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}
