package org.glyphreader.vlm.reference;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Attention of several heads, a head and a block of queries at a time: the inner loops run over the
 * queries of a block, so that the JIT widens them.
 *
 * @param heads of the queries
 * @param kvHeads of keys and values; a divisor of {@code heads}
 * @param dim width of a head
 * @param causal whether query {@code i} from the end sees all keys but the last {@code i}; else it
 *     sees all
 */
record Attention(int heads, int kvHeads, int dim, boolean causal) {

  private static final int BLOCK = 128;

  /** {@return a row for each query; rows hold head after head} */
  float[] of(float[] q, float[] k, float[] v, int queries, int keys) {
    float[] out = new float[queries * heads * dim];
    int blocks = (queries + BLOCK - 1) / BLOCK;
    IntStream.range(0, blocks * heads)
        .parallel()
        .forEach(
            task -> {
              int first = task / heads * BLOCK;
              int count = Math.min(BLOCK, queries - first);
              block(q, k, v, out, task % heads, first, count, queries, keys);
            });
    return out;
  }

  private void block(
      float[] q,
      float[] k,
      float[] v,
      float[] out,
      int head,
      int first,
      int count,
      int queries,
      int keys) {
    float scale = (float) (1 / Math.sqrt(dim));
    float[] columns = new float[dim * count];
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < dim; d++) {
        columns[d * count + i] = q[((first + i) * heads + head) * dim + d] * scale;
      }
    }
    int kv = head / (heads / kvHeads) * dim;
    float[] scores = new float[keys * count];
    multiply(k, kv, kvHeads * dim, 1, columns, scores, count);
    if (causal) {
      for (int i = 0; i < count; i++) {
        for (int j = keys - queries + first + i + 1; j < keys; j++) {
          scores[j * count + i] = Float.NEGATIVE_INFINITY;
        }
      }
    }
    float[] total = exponentials(scores, count);
    float[] sums = new float[dim * count];
    multiply(v, kv, 1, kvHeads * dim, scores, sums, count);
    for (int i = 0; i < count; i++) {
      for (int d = 0; d < dim; d++) {
        out[((first + i) * heads + head) * dim + d] = sums[d * count + i] / total[i];
      }
    }
  }

  /**
   * Adds the product of two matrices to a third.
   *
   * @param a the first matrix, its first element at {@code at}
   * @param rowStep between its rows
   * @param step between elements of its rows
   * @param b row after row
   * @param c row after row
   * @param width of the rows of {@code b} and {@code c}
   */
  private static void multiply(
      float[] a, int at, int rowStep, int step, float[] b, float[] c, int width) {
    int inner = b.length / width;
    for (int k = 0; k < inner; k += 4) {
      for (int row = 0; row < c.length / width; row++) {
        int from = at + row * rowStep + k * step;
        if (k + 4 > inner) {
          for (int rest = k; rest < inner; rest++) {
            add(a[at + row * rowStep + rest * step], b, rest * width, c, row * width, width);
          }
        } else {
          add(
              a[from],
              a[from + step],
              a[from + 2 * step],
              a[from + 3 * step],
              b,
              k * width,
              c,
              row * width,
              width);
        }
      }
    }
  }

  private static void add(float factor, float[] x, int xAt, float[] y, int yAt, int width) {
    for (int i = 0; i < width; i++) {
      y[yAt + i] += factor * x[xAt + i];
    }
  }

  private static void add(
      float f0, float f1, float f2, float f3, float[] x, int x0, float[] y, int yAt, int width) {
    int x1 = x0 + width;
    int x2 = x1 + width;
    int x3 = x2 + width;
    for (int i = 0; i < width; i++) {
      y[yAt + i] += f0 * x[x0 + i] + f1 * x[x1 + i] + f2 * x[x2 + i] + f3 * x[x3 + i];
    }
  }

  /** Raises e to each score less the largest of its column; {@return the sums of the columns} */
  private static float[] exponentials(float[] scores, int width) {
    float[] largest = new float[width];
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
    for (int at = 0; at < scores.length; at += width) {
      for (int i = 0; i < width; i++) {
        largest[i] = Math.max(largest[i], scores[at + i]);
      }
    }
    float[] sums = new float[width];
    for (int at = 0; at < scores.length; at += width) {
      for (int i = 0; i < width; i++) {
        float e = exp(scores[at + i] - largest[i]);
        scores[at + i] = e;
        sums[i] += e;
      }
    }
    return sums;
  }

  /** The power of e to a number that is not positive, off by less than a millionth of it. */
  private static float exp(float x) {
    float power = Math.max(x, -87f) * 1.442695041f;
    int whole = (int) (power - 0.5f);
    float y = (power - whole) * 0.6931471806f;
    float series =
        1 + y * (1 + y * (1f / 2 + y * (1f / 6 + y * (1f / 24 + y * (1f / 120 + y * (1f / 720))))));
    return Float.intBitsToFloat(whole + 127 << 23) * series;
  }
}
