package org.glyphreader;

/**
 * No backend can serve: none found, the one asked for is missing, or its natives do not load. The
 * message lists what was found and what to add; trying again does not help.
 */
public final class BackendUnavailableException extends GlyphException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message that names the bad value and the remedy.
   *
   * @param message names the bad value and the remedy
   */
  public BackendUnavailableException(String message) {
    super(message);
  }

  /**
   * An exception with a message that names the bad value and the remedy, and its cause.
   *
   * @param message names the bad value and the remedy
   * @param cause what brought it about
   */
  public BackendUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
