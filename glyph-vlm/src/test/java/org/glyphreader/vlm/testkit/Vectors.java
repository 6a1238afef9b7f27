package org.glyphreader.vlm.testkit;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares vectors of numbers. */
public final class Vectors {

  private Vectors() {}

  /** The length of the difference, relative to the expected length. */
  public static double relativeError(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      double d = actual[i] - expected[i];
      difference += d * d;
      length += (double) expected[i] * expected[i];
    }
    return Math.sqrt(difference) / Math.sqrt(length);
  }

  /** Asserts a relative error of at most 1e-3, and no element off by 1e-3 of the largest. */
  public static void assertClose(float[] actual, float[] expected, String what) {
    assertThat(relativeError(actual, expected)).as(what).isLessThan(1e-3);
    float largest = 0;
    int worst = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      if (Math.abs(actual[i] - expected[i]) > Math.abs(actual[worst] - expected[worst])) {
        worst = i;
      }
    }
    assertThat(Math.abs(actual[worst] - expected[worst]))
        .as(what + "[" + worst + "]")
        .isLessThan(1e-3f * largest);
  }

  /** Pearson's correlation. */
  public static double correlation(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += a[i] / (double) a.length;
      meanB += b[i] / (double) a.length;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
