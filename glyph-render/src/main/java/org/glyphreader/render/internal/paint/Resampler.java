package org.glyphreader.render.internal.paint;

/**
 * Resizes the width of an image with a bicubic filter (a = −0.5, widened when shrinking), in the
 * fixed-point arithmetic of the reference's imaging library (Pillow). A range of columns can be
 * computed alone.
 */
public final class Resampler {

  private static final int PRECISION = 22;

  private final int fullWidth;
  private final int resized;
  private final double factor;
  private final double support;

  /**
   * A resampler between two widths.
   *
   * @param fullWidth of the image, px
   * @param resized of the result, px
   */
  public Resampler(int fullWidth, int resized) {
    this.fullWidth = fullWidth;
    this.resized = resized;
    this.factor = fullWidth / (double) resized;
    this.support = 2 * Math.max(1, factor);
  }

  /** Columns of the image that a resized column may look at, to each side of its centre. */
  public int reach() {
    return (int) Math.ceil(support) + 1;
  }

  /** The first resized column that sees nothing left of an image column. */
  public int firstSeenFrom(int column) {
    return column <= 0 ? 0 : Math.min(resized, (int) Math.ceil((column + reach()) / factor));
  }

  /**
   * The columns from {@code from} to the last.
   *
   * @param part the right part of the image; it must hold all that these columns look at
   * @return rows of {@code resized - from} px
   */
  public byte[] columnsFrom(int from, Canvas part) {
    int channels = part.channels();
    int columns = resized - from;
    byte[] data = part.data();
    byte[] out = new byte[Math.multiplyExact(Math.multiplyExact(columns, channels), part.height())];
    for (int column = from; column < resized; column++) {
      double center = (column + 0.5) * factor;
      int first = Math.max(0, (int) (center - support + 0.5));
      int last = Math.min(fullWidth, (int) (center + support + 0.5));
      int[] weights = weights(center, first, last);
      for (int row = 0; row < part.height(); row++) {
        int source = (row * part.width() + first - part.x()) * channels;
        int target = (row * columns + column - from) * channels;
        for (int channel = 0; channel < channels; channel++) {
          out[target + channel] = convolve(data, source + channel, channels, weights);
        }
      }
    }
    return out;
  }

  private int[] weights(double center, int first, int last) {
    double[] exact = new double[last - first];
    double stretch = 1 / Math.max(1, factor);
    double sum = 0;
    for (int i = 0; i < exact.length; i++) {
      exact[i] = bicubic((first + i - center + 0.5) * stretch);
      sum += exact[i];
    }
    int[] weights = new int[exact.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (int) Math.floor(exact[i] / sum * (1 << PRECISION) + 0.5);
    }
    return weights;
  }

  private static double bicubic(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }

  private static byte convolve(byte[] data, int from, int step, int[] weights) {
    long sum = 1 << PRECISION - 1;
    int at = from;
    for (int weight : weights) {
      sum += (long) weight * (data[at] & 0xFF);
      at += step;
    }
    return (byte) Math.max(0, Math.min(255, sum >> PRECISION));
  }
}
