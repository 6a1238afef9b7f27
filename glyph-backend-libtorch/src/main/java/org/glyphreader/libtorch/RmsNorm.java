package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Root mean square norm over rows of f32: {@code x / √(mean(x²) + ε) · weight}. */
final class RmsNorm {

  private static final long[] LAST = {-1};

  private final Tensor weight;
  private final Scalar perElement;
  private final Scalar epsilon;
  private final float[] numbers;
  private final double smallest;

  /**
   * @param weights give the weight
   * @param name of the weight
   * @param epsilon added to the mean square
   */
  RmsNorm(Weights weights, String name, double epsilon) {
    weight = weights.vector(name);
    perElement = weights.owner().keep(new Scalar(1.0 / weight.size(0)));
    numbers = Torch.toArray(weight);
    smallest = epsilon;
    this.epsilon = weights.owner().keep(new Scalar(epsilon));
  }

  /**
   * Writes the norm of {@code x} to {@code out}.
   *
   * @param out of the same shape, of any float type; may be {@code x}
   */
  void apply(Tensor x, Tensor out) {
    Tensor factor = factor(x);
    if (Torch.type(out) == Torch.type(x)) {
      torch.mul_out(out, x, factor).mul_(weight);
    } else {
      out.copy_(x.mul(factor).mul_(weight));
    }
  }

  /** Adds the norm of {@code x} to {@code sum}. */
  void addTo(Tensor x, Tensor sum) {
    sum.addcmul_(x.mul(factor(x)), weight);
  }

  /** As {@link #apply(Tensor, Tensor)} for one row. */
  void apply(float[] x, float[] out) {
    float factor = factor(x);
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] * factor * numbers[i];
    }
  }

  /** As {@link #addTo(Tensor, Tensor)} for one row. */
  void addTo(float[] x, float[] sum) {
    float factor = factor(x);
    for (int i = 0; i < x.length; i++) {
      sum[i] += x[i] * factor * numbers[i];
    }
  }

  private float factor(float[] x) {
    double sum = 0;
    for (float value : x) {
      sum += value * value;
    }
    return (float) (1 / Math.sqrt(sum / x.length + smallest));
  }

  private Tensor factor(Tensor x) {
    Tensor norm = torch.linalg_vector_norm(x, Torch.TWO, LAST, true, new ScalarTypeOptional());
    return norm.square_().mul_(perElement).add_(epsilon).rsqrt_();
  }
}
