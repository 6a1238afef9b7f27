package org.glyphreader.render.internal.paint;

/**
 * The part of a row of pixels that shows colours: from the first to the last px that something
 * coloured was drawn on. The rest of the row stays grey, elsewhere. Not safe for use by several
 * threads.
 */
final class ColorRow {

  private final byte[] grey;
  private final int start;
  private final byte[] pixels;
  private int from;
  private int to;

  /**
   * A part without any px.
   *
   * @param grey the grey pixels of all rows
   * @param start where those of this row begin
   * @param width of the row, px
   */
  ColorRow(byte[] grey, int start, int width) {
    this.grey = grey;
    this.start = start;
    this.pixels = new byte[3 * width];
  }

  /** Whether any px from {@code left} to before {@code right} shows colours. */
  boolean touches(int left, int right) {
    return left < to && right > from;
  }

  /** Makes the part so large that it holds all px from {@code left} to before {@code right}. */
  void include(int left, int right) {
    if (from == to) {
      from = left;
      to = left;
    }
    if (left < from) {
      spread(grey, start + left, start + from, pixels, 3 * left);
      from = left;
    }
    if (right > to) {
      spread(grey, start + to, start + right, pixels, 3 * to);
      to = right;
    }
  }

  /** Red, green and blue of the whole row, one px after the other; only the part counts. */
  byte[] pixels() {
    return pixels;
  }

  /** Writes the row, what is grey included. */
  void copy(byte[] data, int at) {
    int end = pixels.length / 3;
    spread(grey, start, start + from, data, at);
    System.arraycopy(pixels, 3 * from, data, at + 3 * from, 3 * (to - from));
    spread(grey, start + to, start + end, data, at + 3 * to);
  }

  /** Writes grey pixels as red, green and blue. */
  static void spread(byte[] grey, int from, int end, byte[] data, int at) {
    for (int i = from, j = at; i < end; i++, j += 3) {
      byte value = grey[i];
      data[j] = value;
      data[j + 1] = value;
      data[j + 2] = value;
    }
  }
}
