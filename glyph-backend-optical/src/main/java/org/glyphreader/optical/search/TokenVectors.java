package org.glyphreader.optical.search;

/**
 * What an embedding model makes of a few sentences read at once: a vector of length 1 for the whole
 * and one for each token, in the context of all. Immutable; safe for use by several threads.
 */
public final class TokenVectors {

  private final float[] values;
  private final int dimension;
  private final int[] bounds;

  /**
   * Vectors of a text.
   *
   * @param values the vector of the whole, then those of the tokens; taken over and brought to
   *     length 1, so the caller must not use it afterwards
   * @param dimension how many numbers a vector has, a multiple of 4
   * @param bounds the first vector of each sentence, and last the one behind the last sentence's
   */
  public TokenVectors(float[] values, int dimension, int[] bounds) {
    this.values = values;
    this.dimension = dimension;
    this.bounds = bounds;
    int vectors = values.length / dimension;
    for (int i = 0; i < vectors; i++) {
      normalize(values, i * dimension, dimension);
    }
  }

  private static void normalize(float[] values, int from, int dimension) {
    double sum = 0;
    for (int i = from; i < from + dimension; i++) {
      sum += values[i] * values[i];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(sum, 1e-12)));
    for (int i = from; i < from + dimension; i++) {
      values[i] *= scale;
    }
  }

  /** {@return the bytes it holds, about} */
  public long size() {
    return 4L * values.length;
  }

  /** The cosine between the mean of one sentence's tokens and the other's vector of the whole. */
  double meanCosine(int sentence, TokenVectors other) {
    float[] mean = new float[dimension];
    for (int i = bounds[sentence]; i < bounds[sentence + 1]; i++) {
      for (int k = 0; k < dimension; k++) {
        mean[k] += values[i * dimension + k];
      }
    }
    normalize(mean, 0, dimension);
    double sum = 0;
    for (int k = 0; k < dimension; k++) {
      sum += mean[k] * other.values[k];
    }
    return sum;
  }

  /** How many sentences were read. */
  int sentences() {
    return bounds.length - 1;
  }

  /** The tokens of all sentences. */
  int tokens() {
    return bounds[bounds.length - 1] - bounds[0];
  }

  /** The tokens of one sentence. */
  int tokens(int sentence) {
    return bounds[sentence + 1] - bounds[sentence];
  }

  /** For each token of {@code question} the highest cosine with a token of a sentence. */
  float[] nearest(int sentence, TokenVectors question) {
    int first = question.bounds[0];
    float[] best = new float[question.tokens()];
    for (int q = 0; q < best.length; q++) {
      double highest = 0;
      for (int i = bounds[sentence]; i < bounds[sentence + 1]; i++) {
        highest = Math.max(highest, dot(i, question, first + q));
      }
      best[q] = (float) highest;
    }
    return best;
  }

  private double dot(int mine, TokenVectors other, int its) {
    int a = mine * dimension;
    int b = its * dimension;
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    for (int k = 0; k < dimension; k += 4) {
      sum0 += values[a + k] * other.values[b + k];
      sum1 += values[a + k + 1] * other.values[b + k + 1];
      sum2 += values[a + k + 2] * other.values[b + k + 2];
      sum3 += values[a + k + 3] * other.values[b + k + 3];
    }
    return sum0 + sum1 + sum2 + sum3;
  }
}
