package org.glyphreader.vlm.reference;

import java.util.stream.IntStream;

/** A dense layer; the weights are kept transposed, so that the inner loop is one the JIT widens. */
record Linear(int in, int out, float[] transposed, float[] bias) {

  /** From a weight of {@code out × in}. */
  static Linear of(float[] weight, float[] bias, int in, int out) {
    float[] transposed = new float[in * out];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        transposed[i * out + o] = weight[o * in + i];
      }
    }
    return new Linear(in, out, transposed, bias);
  }

  float[] apply(float[] x, int rows) {
    float[] y = new float[rows * out];
    IntStream.range(0, rows).parallel().forEach(row -> apply(x, row, y));
    return y;
  }

  private void apply(float[] x, int row, float[] y) {
    int to = row * out;
    if (bias != null) {
      System.arraycopy(bias, 0, y, to, out);
    }
    for (int i = 0; i < in; i++) {
      float value = x[row * in + i];
      int from = i * out;
      for (int o = 0; o < out; o++) {
        y[to + o] += value * transposed[from + o];
      }
    }
  }
}
