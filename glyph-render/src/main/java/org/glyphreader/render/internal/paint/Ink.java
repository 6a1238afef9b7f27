package org.glyphreader.render.internal.paint;

/** Finds where a picture differs visibly from its background. */
public final class Ink {

  /** A pixel is ink if its luma differs from the background's by more than this. */
  static final int TOLERANCE = 5;

  private Ink() {}

  /**
   * The last column with ink, or −1.
   *
   * @param data rows of {@code width} px with {@code channels} bytes each
   * @param background luma of the page, 0 to 255
   */
  public static int lastColumn(byte[] data, int width, int channels, int background) {
    int height = width == 0 ? 0 : data.length / (width * channels);
    int last = -1;
    for (int row = 0; row < height; row++) {
      int column = width - 1;
      while (column > last
          && !isInk(data, (row * width + column) * channels, channels, background)) {
        column--;
      }
      last = column;
    }
    return last;
  }

  /** The last row with ink, or −1. */
  public static int lastRow(byte[] data, int width, int channels, int background) {
    for (int i = data.length - channels; i >= 0; i -= channels) {
      if (isInk(data, i, channels, background)) {
        return i / (width * channels);
      }
    }
    return -1;
  }

  private static boolean isInk(byte[] data, int at, int channels, int background) {
    int luma =
        channels == 1
            ? data[at] & 0xFF
            : Shade.luma(data[at] & 0xFF, data[at + 1] & 0xFF, data[at + 2] & 0xFF);
    return Math.abs(luma - background) > TOLERANCE;
  }
}
