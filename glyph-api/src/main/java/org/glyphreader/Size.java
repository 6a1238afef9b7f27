package org.glyphreader;

/**
 * A size in px.
 *
 * @param width px, at least 1
 * @param height px, at least 1
 */
public record Size(int width, int height) {

  /** Checks that neither side is empty. {@inheritDoc} */
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("A size of " + width + " × " + height + " px");
    }
  }
}
