package org.glyphreader;

/**
 * A rectangle on a page, in px from the page's top left corner.
 *
 * @param x left edge, px
 * @param y upper edge, px
 * @param width px, not negative
 * @param height px, not negative
 */
public record Box(int x, int y, int width, int height) {

  /** Checks the size. {@inheritDoc} */
  public Box {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("A box of " + width + " × " + height + " px");
    }
  }

  /** {@return the x of the first column right of the box, px} */
  public int right() {
    return x + width;
  }

  /** {@return the y of the first row below the box, px} */
  public int bottom() {
    return y + height;
  }

  /**
   * {@return the smallest box that holds this one and {@code other}}
   *
   * @param other the other box
   */
  public Box union(Box other) {
    int left = Math.min(x, other.x);
    int top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }

  /**
   * {@return the part of this box on a page of that size in px; of zero width or height if none is}
   *
   * @param pageWidth width of the page, px
   * @param pageHeight height of the page, px
   */
  public Box clip(int pageWidth, int pageHeight) {
    int left = Math.max(0, Math.min(x, pageWidth));
    int top = Math.max(0, Math.min(y, pageHeight));
    return new Box(
        left,
        top,
        Math.max(0, Math.min(right(), pageWidth) - left),
        Math.max(0, Math.min(bottom(), pageHeight) - top));
  }
}
