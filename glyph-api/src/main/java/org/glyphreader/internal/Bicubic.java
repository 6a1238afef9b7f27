package org.glyphreader.internal;

import java.nio.ByteBuffer;
import org.glyphreader.Pixels;
import org.glyphreader.Size;

/**
 * Antialiased bicubic resampling as Pillow does it for 8-bit images ({@code
 * src/libImaging/Resample.c}): a = −0.5, first the rows, then the columns, weights in 22-bit fixed
 * point, each pass rounded to 8 bits.
 */
public final class Bicubic {

  private static final int PRECISION = 22;
  private static final double SUPPORT = 2;

  private record Weights(int[] first, int[][] factors) {}

  private Bicubic() {}

  /** {@code pixels} at another size; the same object if that is its size. */
  public static Pixels resize(Pixels pixels, Size size) {
    int width = size.width();
    int height = size.height();
    int channels = pixels.channels();
    if (width == pixels.width() && height == pixels.height()) {
      return pixels;
    }
    ByteBuffer given = pixels.bytes();
    byte[] from = new byte[given.remaining()];
    given.get(from);
    byte[] rows = new byte[pixels.height() * width * channels];
    Weights across = weights(pixels.width(), width);
    for (int y = 0; y < pixels.height(); y++) {
      int rowFrom = y * pixels.width() * channels;
      int rowTo = y * width * channels;
      for (int x = 0; x < width; x++) {
        int[] factors = across.factors[x];
        for (int c = 0; c < channels; c++) {
          int at = rowFrom + across.first[x] * channels + c;
          rows[rowTo + x * channels + c] = weigh(from, at, channels, factors);
        }
      }
    }
    byte[] to = new byte[height * width * channels];
    Weights down = weights(pixels.height(), height);
    int stride = width * channels;
    for (int y = 0; y < height; y++) {
      int[] factors = down.factors[y];
      int at = down.first[y] * stride;
      for (int i = 0; i < stride; i++) {
        to[y * stride + i] = weigh(rows, at + i, stride, factors);
      }
    }
    return Pixels.wrap(width, height, channels, to);
  }

  private static byte weigh(byte[] from, int at, int step, int[] factors) {
    int sum = 1 << PRECISION - 1;
    for (int factor : factors) {
      sum += (from[at] & 0xFF) * factor;
      at += step;
    }
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }

  private static Weights weights(int from, int to) {
    double scale = (double) from / to;
    double filterScale = Math.max(scale, 1);
    double support = SUPPORT * filterScale;
    int[] first = new int[to];
    int[][] factors = new int[to][];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      int low = Math.max(0, (int) (center - support + 0.5));
      int high = Math.min(from, (int) (center + support + 0.5));
      double[] weights = new double[high - low];
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] = cubic((j + low - center + 0.5) * (1 / filterScale));
        sum += weights[j];
      }
      first[i] = low;
      factors[i] = new int[weights.length];
      for (int j = 0; j < weights.length; j++) {
        double exact = weights[j] / sum * (1 << PRECISION);
        factors[i][j] = (int) (exact < 0 ? exact - 0.5 : exact + 0.5);
      }
    }
    return new Weights(first, factors);
  }

  private static double cubic(double x) {
    double a = -0.5;
    double d = Math.abs(x);
    if (d < 1) {
      return ((a + 2) * d - (a + 3)) * d * d + 1;
    }
    return d < 2 ? (((d - 5) * d + 8) * d - 4) * a : 0;
  }
}
