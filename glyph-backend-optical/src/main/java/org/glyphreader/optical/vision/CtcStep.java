package org.glyphreader.optical.vision;

/**
 * What may stand at one step of the network's output.
 *
 * @param blank the probability of nothing, or a space
 * @param classes what else may stand there
 * @param probabilities of each of {@code classes}
 */
record CtcStep(double blank, int[] classes, double[] probabilities) {

  private static final float LEAST = 0.0005f;

  /**
   * What is not too unlikely.
   *
   * @param row the probability of each class
   * @param space the class of the space
   */
  static CtcStep of(float[] row, int space) {
    int count = 0;
    for (int c = 1; c < row.length; c++) {
      count += row[c] >= LEAST && c != space ? 1 : 0;
    }
    int[] classes = new int[count];
    double[] probabilities = new double[count];
    for (int c = 1, i = 0; i < count; c++) {
      if (row[c] >= LEAST && c != space) {
        classes[i] = c;
        probabilities[i++] = row[c];
      }
    }
    return new CtcStep(row[0] + row[space], classes, probabilities);
  }

  /** {@return the probability of what is likeliest} */
  double highest() {
    double highest = blank;
    for (double each : probabilities) {
      highest = Math.max(highest, each);
    }
    return highest;
  }
}
