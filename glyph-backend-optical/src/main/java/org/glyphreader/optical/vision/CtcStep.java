package org.glyphreader.optical.vision;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What may stand at one step of the network's output.
 *
 * @param blank the probability of nothing, or a space
 * @param classes what else may stand there
 * @param probabilities of each of {@code classes}
 */
record CtcStep(double blank, int[] classes, double[] probabilities) {

  private static final float LEAST = 0.0005f;
  private static final int MOST_CLASSES = 12;

  /**
   * What is not too unlikely.
   *
   * @param row the probability of each class
   * @param space the class of the space
   */
  static CtcStep of(float[] row, int space) {
    int[] likely = likely(row, space);
    if (likely.length > MOST_CLASSES) {
      likely =
          IntStream.of(likely)
              .boxed()
              .sorted(Comparator.comparingDouble(c -> -row[c]))
              .limit(MOST_CLASSES)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new CtcStep(
        row[0] + row[space], likely, IntStream.of(likely).mapToDouble(c -> row[c]).toArray());
  }

  /** In one plain pass: it is made for every step of every line. */
  private static int[] likely(float[] row, int space) {
    int[] likely = new int[8];
    int count = 0;
    for (int c = 1; c < row.length; c++) {
      if (row[c] >= LEAST && c != space) {
        if (count == likely.length) {
          likely = Arrays.copyOf(likely, 2 * count);
        }
        likely[count++] = c;
      }
    }
    return Arrays.copyOf(likely, count);
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
