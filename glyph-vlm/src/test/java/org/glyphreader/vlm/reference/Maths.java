package org.glyphreader.vlm.reference;

import java.util.stream.IntStream;

/** The functions between the layers. */
final class Maths {

  private Maths() {}

  static float[] rmsNorm(float[] x, float[] weight, double eps) {
    int width = weight.length;
    float[] y = new float[x.length];
    for (int at = 0; at < x.length; at += width) {
      double squares = 0;
      for (int i = 0; i < width; i++) {
        squares += x[at + i] * x[at + i];
      }
      float scale = (float) (1 / Math.sqrt(squares / width + eps));
      for (int i = 0; i < width; i++) {
        y[at + i] = weight[i] * (x[at + i] * scale);
      }
    }
    return y;
  }

  static float[] layerNorm(float[] x, float[] weight, float[] bias, double eps) {
    int width = weight.length;
    float[] y = new float[x.length];
    for (int at = 0; at < x.length; at += width) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += x[at + i];
      }
      double mean = sum / width;
      double squares = 0;
      for (int i = 0; i < width; i++) {
        squares += (x[at + i] - mean) * (x[at + i] - mean);
      }
      double scale = 1 / Math.sqrt(squares / width + eps);
      for (int i = 0; i < width; i++) {
        y[at + i] = (float) ((x[at + i] - mean) * scale * weight[i] + bias[i]);
      }
    }
    return y;
  }

  static void add(float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
    }
  }

  /** silu(gate) · up. */
  static float[] gated(float[] gate, float[] up) {
    float[] y = new float[gate.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) (gate[i] / (1 + Math.exp(-gate[i]))) * up[i];
    }
    return y;
  }

  static void gelu(float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (0.5 * x[i] * (1 + erf(x[i] / Math.sqrt(2))));
    }
  }

  /** Abramowitz and Stegun 7.1.26, off by at most 1.5e-7. */
  private static double erf(double x) {
    double t = 1 / (1 + 0.3275911 * Math.abs(x));
    double poly =
        ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592)
            * t;
    return Math.signum(x) * (1 - poly * Math.exp(-x * x));
  }

  /**
   * Attention of {@code queries} rows to {@code keys} rows; query {@code i} sees the first {@code
   * visible + i} of them, or all if {@code visible} is the number of keys.
   */
  static float[] attention(
      float[] q,
      float[] k,
      float[] v,
      int heads,
      int kvHeads,
      int dim,
      int queries,
      int keys,
      boolean causal) {
    float[] out = new float[queries * heads * dim];
    float scale = (float) (1 / Math.sqrt(dim));
    float[][] transposed = new float[kvHeads][];
    for (int h = 0; h < kvHeads; h++) {
      transposed[h] = transposedHead(k, h, kvHeads, dim, keys);
    }
    IntStream.range(0, queries)
        .parallel()
        .forEach(
            i -> {
              int seen = causal ? keys - queries + i + 1 : keys;
              float[] scores = new float[seen];
              for (int h = 0; h < heads; h++) {
                int kv = h / (heads / kvHeads);
                scores(q, (i * heads + h) * dim, transposed[kv], keys, dim, scale, scores);
                softmax(scores);
                int to = (i * heads + h) * dim;
                for (int j = 0; j < seen; j++) {
                  int from = (j * kvHeads + kv) * dim;
                  for (int d = 0; d < dim; d++) {
                    out[to + d] += scores[j] * v[from + d];
                  }
                }
              }
            });
    return out;
  }

  private static float[] transposedHead(float[] k, int head, int heads, int dim, int keys) {
    float[] transposed = new float[dim * keys];
    for (int j = 0; j < keys; j++) {
      for (int d = 0; d < dim; d++) {
        transposed[d * keys + j] = k[(j * heads + head) * dim + d];
      }
    }
    return transposed;
  }

  private static void scores(
      float[] q, int at, float[] keysByDim, int keys, int dim, float scale, float[] scores) {
    java.util.Arrays.fill(scores, 0);
    for (int d = 0; d < dim; d++) {
      float value = q[at + d] * scale;
      int from = d * keys;
      for (int j = 0; j < scores.length; j++) {
        scores[j] += value * keysByDim[from + j];
      }
    }
  }

  private static void softmax(float[] x) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : x) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.exp(x[i] - max);
      sum += x[i];
    }
    float scale = (float) (1 / sum);
    for (int i = 0; i < x.length; i++) {
      x[i] *= scale;
    }
  }
}
