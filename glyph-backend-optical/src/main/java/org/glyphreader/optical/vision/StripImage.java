package org.glyphreader.optical.vision;

import java.nio.ByteBuffer;
import org.glyphreader.Pixels;

/**
 * The pixels of a strip made level, with a margin on each side, as dark ink on a white ground: 255
 * is the ground, whatever its colour was, 0 the darkest ink. Beyond the page lies ground, and below
 * the strip: the tops of the next line's letters would make full stops of commas.
 */
final class StripImage {

  /** Pixels kept around the strip for filters to look at. */
  static final int MARGIN = 3;

  private static final int FAINT = 20;
  private static final int STRONG = 160;

  final int width;
  final int height;

  /** Shape (height, width), 0 to 255. */
  final float[] values;

  /** Upper edge of the strip in this image, px. */
  final double top;

  /** Left edge of the strip in this image, px. */
  final double left;

  private StripImage(int width, int height, float[] values, double left, double top) {
    this.width = width;
    this.height = height;
    this.values = values;
    this.left = left;
    this.top = top;
  }

  static StripImage of(TextStrip strip) {
    int x0 = (int) Math.floor(strip.x()) - MARGIN;
    int y0 = (int) Math.floor(strip.y()) - MARGIN;
    int width = (int) Math.ceil(strip.x() + strip.width()) + MARGIN - x0;
    int height = (int) Math.ceil(strip.y() + strip.height()) + MARGIN - y0;
    float[] values = new float[width * height];
    long end = Math.round(strip.y() + strip.height()) - y0;
    Luma luma = new Luma(strip.page());
    boolean[] red = new boolean[values.length];
    for (int x = 0; x < width; x++) {
      double fall = strip.slope() * (x0 + x + 0.5 - strip.x());
      int whole = (int) Math.floor(fall);
      float part = (float) (fall - whole);
      for (int y = 0; y < height; y++) {
        float value = y < end ? luma.at(x0 + x, y0 + y + whole) : -1;
        if (part > 0 && value >= 0) {
          float below = luma.at(x0 + x, y0 + y + whole + 1);
          value += below < 0 ? 0 : part * (below - value);
        }
        values[y * width + x] = value;
        red[y * width + x] = luma.isRed(x0 + x, y0 + y + whole);
      }
    }
    NewlineMarks.erase(values, red, width, strip.fontSize(), strip.y() - y0);
    normalize(values);
    return new StripImage(width, height, values, strip.x() - x0, strip.y() - y0);
  }

  /** Whether column {@code x} holds ink between two rows. */
  boolean hasInk(int x, int fromRow, int toRow, float threshold) {
    for (int y = Math.max(0, fromRow); y < Math.min(height, toRow); y++) {
      if (255 - values[y * width + x] >= threshold) {
        return true;
      }
    }
    return false;
  }

  /** The ground is the most frequent value; ink is what differs from it. Negative is no pixel. */
  private static void normalize(float[] values) {
    int[] histogram = new int[256];
    int pixels = 0;
    for (float value : values) {
      if (value >= 0) {
        histogram[(int) value]++;
        pixels++;
      }
    }
    int ground = mode(histogram);
    boolean dark = ground < 128;
    int contrast = contrast(histogram, ground, dark, pixels);
    float scale = contrast < FAINT ? 0 : contrast < STRONG ? (float) STRONG / contrast : 1;
    for (int i = 0; i < values.length; i++) {
      float ink = values[i] < 0 ? 0 : dark ? values[i] - ground : ground - values[i];
      values[i] = 255 - Math.max(0, Math.min(255, ink * scale));
    }
  }

  private static int mode(int[] histogram) {
    int best = 0;
    long most = -1;
    for (int v = 0; v < 256; v++) {
      long near = 0;
      for (int k = Math.max(0, v - 4); k <= Math.min(255, v + 4); k++) {
        near += histogram[k];
      }
      if (near > most || near == most && v > 128) {
        most = near;
        best = v;
      }
    }
    return best;
  }

  /** How far the strongest half percent of the pixels is from the ground. */
  private static int contrast(int[] histogram, int ground, boolean dark, int pixels) {
    int wanted = Math.max(1, pixels / 200);
    int seen = 0;
    for (int v = dark ? 255 : 0; v != ground; v += dark ? -1 : 1) {
      seen += histogram[v];
      if (seen >= wanted) {
        return Math.abs(v - ground);
      }
    }
    return 0;
  }

  /** Grey values of a page. */
  private static final class Luma {
    private final ByteBuffer bytes;
    private final int width;
    private final int height;
    private final int channels;

    Luma(Pixels page) {
      bytes = page.bytes();
      width = page.width();
      height = page.height();
      channels = page.channels();
    }

    boolean isRed(int x, int y) {
      if (channels == 1 || x < 0 || y < 0 || x >= width || y >= height) {
        return false;
      }
      int i = (y * width + x) * channels;
      return NewlineMarks.isRed(
          bytes.get(i) & 0xFF, bytes.get(i + 1) & 0xFF, bytes.get(i + 2) & 0xFF);
    }

    /** 0 to 255, or −1 beyond the page. */
    float at(int x, int y) {
      if (x < 0 || y < 0 || x >= width || y >= height) {
        return -1;
      }
      int i = (y * width + x) * channels;
      if (channels == 1) {
        return bytes.get(i) & 0xFF;
      }
      return (299 * (bytes.get(i) & 0xFF)
              + 587 * (bytes.get(i + 1) & 0xFF)
              + 114 * (bytes.get(i + 2) & 0xFF))
          / 1000f;
    }
  }
}
