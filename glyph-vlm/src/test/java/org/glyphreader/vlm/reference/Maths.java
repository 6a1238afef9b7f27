package org.glyphreader.vlm.reference;

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
}
