package org.glyphreader.render.internal.paint;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A part of a page being painted: everything outside it is clipped away. Coordinates are px of the
 * whole page. Rows are grey until something coloured is drawn on them. Not safe for use by several
 * threads.
 */
public final class Canvas implements GlyphSink {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final int WORD = Long.BYTES;
  private static final long WHITE = -1;
  private static final int BLACK = 0;

  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final int channels;
  private final byte[] grey;

  /** The rows that show a colour; the others are null. */
  private final ColorRow[] colored;

  /**
   * A part of a page.
   *
   * @param background of all of it, grey, 0xRRGGBB
   */
  public Canvas(int x, int y, int width, int height, int channels, int background) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.grey = new byte[Math.multiplyExact(width, height)];
    this.colored = new ColorRow[channels == 1 ? 0 : height];
    Arrays.fill(grey, (byte) background);
  }

  /** The first column. */
  public int x() {
    return x;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** 1 for grey, 3 for red, green, blue. */
  public int channels() {
    return channels;
  }

  /** The pixels, row by row, {@link #channels} bytes each; put together anew if these are three. */
  public byte[] data() {
    if (channels == 1) {
      return grey;
    }
    byte[] data = new byte[Math.multiplyExact(grey.length, channels)];
    for (int row = 0; row < height; row++) {
      int to = row * width * channels;
      if (colored[row] == null) {
        ColorRow.spread(grey, row * width, (row + 1) * width, data, to);
      } else {
        colored[row].copy(data, to);
      }
    }
    return data;
  }

  /** Whether any of these rows is inside. */
  public boolean touchesRows(int top, int bottom) {
    return bottom > y && top < y + height;
  }

  /** Fills the pixels from {@code left} to before {@code right} and so on. */
  public void fill(int left, int top, int right, int bottom, int rgb) {
    int fromX = Math.max(left, x) - x;
    int toX = Math.min(right, x + width) - x;
    int fromY = Math.max(top, y) - y;
    int toY = Math.min(bottom, y + height) - y;
    if (fromX >= toX) {
      return;
    }
    for (int row = fromY; row < toY; row++) {
      if (!showsColor(row, row + 1, fromX, toX, rgb)) {
        Arrays.fill(grey, row * width + fromX, row * width + toX, (byte) rgb);
        continue;
      }
      byte[] colors = colors(row, fromX, toX);
      for (int i = 3 * fromX; i < 3 * toX; i += 3) {
        colors[i] = (byte) (rgb >> 16);
        colors[i + 1] = (byte) (rgb >> 8);
        colors[i + 2] = (byte) rgb;
      }
    }
  }

  /** Whether an area where something is drawn shows colours, or does so from now on. */
  private boolean showsColor(int fromY, int toY, int fromX, int toX, int rgb) {
    if (channels == 1) {
      return false;
    }
    if (!Shade.isGrey(rgb)) {
      return true;
    }
    for (int row = fromY; row < toY; row++) {
      if (colored[row] != null && colored[row].touches(fromX, toX)) {
        return true;
      }
    }
    return false;
  }

  /** The pixels of a row, three bytes each, of which these may show colours from now on. */
  private byte[] colors(int row, int from, int to) {
    if (colored[row] == null) {
      colored[row] = new ColorRow(grey, row * width, width);
    }
    colored[row].include(from, to);
    return colored[row].pixels();
  }

  @Override
  public void draw(Strike strike, int glyph, double originX, int baseline, int rgb) {
    int column = (int) Math.floor(originX);
    int phase = (int) ((originX - column) * Strike.PHASES);
    GlyphMask mask = strike.mask(glyph, phase);
    byte[] coverage = mask.coverage();
    int stride = mask.stride();
    int left = column + mask.left() - x;
    int top = baseline - mask.top() - y;
    int fromX = Math.max(0, -left);
    int toX = Math.min(mask.width(), width - left);
    int fromY = Math.max(0, -top);
    int toY = Math.min(mask.height(), height - top);
    if (fromX >= toX) {
      return;
    }
    if (showsColor(top + fromY, top + toY, left + fromX, left + toX, rgb)) {
      for (int row = fromY; row < toY; row++) {
        byte[] colors = colors(top + row, left + fromX, left + toX);
        int from = row * stride;
        blendColor(colors, coverage, from + fromX, from + toX, 3 * (left + fromX), rgb);
      }
      return;
    }
    boolean whole = rgb == BLACK && fromX == 0 && toX == mask.width();
    for (int row = fromY; row < toY; row++) {
      int from = row * stride;
      int to = (top + row) * width + left;
      if (whole && to <= grey.length - stride) {
        blendWords(coverage, from, from + toX, to);
      } else {
        blendGrey(coverage, from + fromX, from + toX, to + fromX, rgb & 0xFF);
      }
    }
  }

  /** Blends black into a row of grey pixels, eight at once where they are white. */
  private void blendWords(byte[] coverage, int from, int end, int to) {
    for (int i = from, j = to; i < end; i += WORD, j += WORD) {
      if ((long) WORDS.get(grey, j) == WHITE) {
        WORDS.set(grey, j, ~(long) WORDS.get(coverage, i));
      } else {
        blendGrey(coverage, i, Math.min(i + WORD, end), j, BLACK);
      }
    }
  }

  private void blendGrey(byte[] coverage, int from, int end, int to, int ink) {
    for (int i = from, j = to; i < end; i++, j++) {
      int a = coverage[i] & 0xFF;
      if (a == 255) {
        grey[j] = (byte) ink;
      } else if (a != 0) {
        grey[j] = mix(grey[j], ink, a);
      }
    }
  }

  private static void blendColor(byte[] data, byte[] coverage, int from, int end, int to, int rgb) {
    boolean grey = Shade.isGrey(rgb);
    for (int i = from, j = to; i < end; i++, j += 3) {
      int a = coverage[i] & 0xFF;
      if (a == 0) {
        continue;
      }
      byte red = data[j];
      boolean even = red == data[j + 1] && red == data[j + 2];
      if (grey && even) {
        byte mixed = mix(red, rgb & 0xFF, a);
        data[j] = mixed;
        data[j + 1] = mixed;
        data[j + 2] = mixed;
      } else {
        data[j] = mix(red, rgb >> 16 & 0xFF, a);
        data[j + 1] = mix(data[j + 1], rgb >> 8 & 0xFF, a);
        data[j + 2] = mix(data[j + 2], rgb & 0xFF, a);
      }
    }
  }

  static byte mix(byte under, int over, int a) {
    int sum = (255 - a) * (under & 0xFF) + a * over + 128;
    return (byte) (sum + (sum >> 8) >> 8);
  }
}
