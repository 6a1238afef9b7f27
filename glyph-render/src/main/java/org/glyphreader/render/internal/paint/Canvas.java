package org.glyphreader.render.internal.paint;

import java.util.Arrays;

/**
 * A part of a page being painted: everything outside it is clipped away. Coordinates are px of the
 * whole page. Not safe for use by several threads.
 */
public final class Canvas implements GlyphSink {

  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final int channels;
  private final byte[] data;

  /** A part of a page, filled with a background 0xRRGGBB. */
  public Canvas(int x, int y, int width, int height, int channels, int background) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.data = new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)];
    if (Shade.isGrey(background)) {
      Arrays.fill(data, (byte) background);
    } else {
      fill(x, y, x + width, y + height, background);
    }
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

  /** The pixels themselves, row by row. */
  public byte[] data() {
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
      int from = (row * width + fromX) * channels;
      int to = (row * width + toX) * channels;
      if (channels == 1 || Shade.isGrey(rgb)) {
        Arrays.fill(data, from, to, (byte) rgb);
      } else {
        for (int i = from; i < to; i += 3) {
          data[i] = (byte) (rgb >> 16);
          data[i + 1] = (byte) (rgb >> 8);
          data[i + 2] = (byte) rgb;
        }
      }
    }
  }

  @Override
  public void draw(Strike strike, int glyph, double originX, int baseline, int rgb) {
    int column = (int) Math.floor(originX);
    int phase = (int) ((originX - column) * Strike.PHASES);
    GlyphMask mask = strike.mask(glyph, phase);
    int left = column + mask.left() - x;
    int top = baseline - mask.top() - y;
    int fromX = Math.max(0, -left);
    int toX = Math.min(mask.width(), width - left);
    int fromY = Math.max(0, -top);
    int toY = Math.min(mask.height(), height - top);
    for (int row = fromY; row < toY; row++) {
      int from = row * mask.width();
      int to = ((top + row) * width + left) * channels;
      if (channels == 1) {
        blendGrey(mask.coverage(), from + fromX, from + toX, to + fromX, rgb & 0xFF);
      } else {
        blendColor(mask.coverage(), from + fromX, from + toX, to + fromX * 3, rgb);
      }
    }
  }

  private void blendGrey(byte[] coverage, int from, int end, int to, int grey) {
    for (int i = from, j = to; i < end; i++, j++) {
      int a = coverage[i] & 0xFF;
      if (a == 255) {
        data[j] = (byte) grey;
      } else if (a != 0) {
        data[j] = mix(data[j], grey, a);
      }
    }
  }

  private void blendColor(byte[] coverage, int from, int end, int to, int rgb) {
    boolean grey = Shade.isGrey(rgb);
    for (int i = from, j = to; i < end; i++, j += 3) {
      int a = coverage[i] & 0xFF;
      boolean same = grey && data[j] == data[j + 1] && data[j] == data[j + 2];
      if (a != 0 && same) {
        byte mixed = mix(data[j], rgb & 0xFF, a);
        data[j] = mixed;
        data[j + 1] = mixed;
        data[j + 2] = mixed;
      } else if (a != 0) {
        data[j] = mix(data[j], rgb >> 16 & 0xFF, a);
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
