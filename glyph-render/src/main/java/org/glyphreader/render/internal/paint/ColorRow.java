package org.glyphreader.render.internal.paint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The part of a row of pixels that shows colours: from the first to the last px that something
 * coloured was drawn on. The rest of the row stays grey, elsewhere. Not safe for use by several
 * threads.
 */
final class ColorRow {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WORD = Long.BYTES;

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

  /** Writes grey pixels as red, green and blue, eight at once. */
  static void spread(byte[] grey, int from, int end, byte[] data, int at) {
    int i = from;
    int j = at;
    for (; i <= end - WORD; i += WORD, j += 3 * WORD) {
      long word = (long) WORDS.get(grey, i);
      long third = rgb(word >> 16);
      long sixth = rgb(word >> 40);
      WORDS.set(data, j, rgb(word) | rgb(word >> 8) << 24 | third << 48);
      WORDS.set(
          data, j + WORD, third >> 16 | rgb(word >> 24) << 8 | rgb(word >> 32) << 32 | sixth << 56);
      WORDS.set(data, j + 2 * WORD, sixth >> 8 | rgb(word >> 48) << 16 | rgb(word >> 56) << 40);
    }
    for (; i < end; i++, j += 3) {
      byte value = grey[i];
      data[j] = value;
      data[j + 1] = value;
      data[j + 2] = value;
    }
  }

  /** The lowest byte, three times. */
  private static long rgb(long word) {
    return (word & 0xFF) * 0x010101;
  }
}
