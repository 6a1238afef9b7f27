package org.glyphreader.optical.vision;

/**
 * A blob of pixels amid text, as a band along the line through its middle. The network marks only
 * the core of the text; the band is that core's.
 *
 * @param left px
 * @param right px, behind the last column
 * @param middle y of the line through the middle at {@code left}, px
 * @param slope px by which that line falls for each px to the right
 * @param thickness of the core across that line, px
 */
record TextBlob(double left, double right, double middle, double slope, double thickness) {

  /** Blobs must be so much longer than thick for their slope to mean anything. */
  private static final double LONG = 4;

  private static final double STEEPEST = 0.2;

  double middleAt(double x) {
    return middle + slope * (x - left);
  }

  double length() {
    return right - left;
  }

  /** Gathers pixels and fits the line by least squares. */
  static final class Builder {
    private int n;
    private long score;
    private int minX = Integer.MAX_VALUE;
    private int maxX = Integer.MIN_VALUE;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;

    void add(int x, int y, int pixelScore) {
      n++;
      score += pixelScore;
      minX = Math.min(minX, x);
      maxX = Math.max(maxX, x);
      sumX += x;
      sumY += y;
      sumXx += (double) x * x;
      sumXy += (double) x * y;
    }

    int pixels() {
      return n;
    }

    double meanScore() {
      return (double) score / n;
    }

    TextBlob build() {
      double length = maxX + 1.0 - minX;
      double thickness = n / length;
      double spread = sumXx - sumX * sumX / n;
      double slope = spread > 0 ? (sumXy - sumX * sumY / n) / spread : 0;
      if (length < LONG * thickness || Math.abs(slope) > STEEPEST) {
        slope = 0;
      }
      double middle = sumY / n + 0.5 + slope * (minX - sumX / n - 0.5);
      return new TextBlob(minX, maxX + 1.0, middle, slope, thickness);
    }
  }
}
