package org.glyphreader.optical.vision;

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
    int[] likely =
        IntStream.range(1, row.length).filter(c -> row[c] >= LEAST && c != space).toArray();
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

  /** {@return the probability of what is likeliest} */
  double highest() {
    double highest = blank;
    for (double each : probabilities) {
      highest = Math.max(highest, each);
    }
    return highest;
  }
}
