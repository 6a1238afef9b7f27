package org.glyphreader.vlm.prompt;

/**
 * The visual tokens of one image.
 *
 * @param rows from top to bottom
 * @param columns from left to right
 */
public record ImageGrid(int rows, int columns) {

  /** Checks that there are some. {@inheritDoc} */
  public ImageGrid {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException("An image of " + rows + " × " + columns + " tokens");
    }
  }

  /** {@return how many tokens it has} */
  public int tokens() {
    return Math.multiplyExact(rows, columns);
  }
}
