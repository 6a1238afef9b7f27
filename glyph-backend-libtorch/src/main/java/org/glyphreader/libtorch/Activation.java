package org.glyphreader.libtorch;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** What stands between the two products of an MLP. */
enum Activation {
  /** {@code x · sigmoid(x)}. */
  SILU("silu"),
  /** {@code x · Φ(x)}. */
  GELU("gelu"),
  /** {@link #GELU} by tanh. */
  GELU_TANH("gelu_pytorch_tanh");

  private final String title;

  Activation(String title) {
    this.title = title;
  }

  /**
   * {@return the one of that name}
   *
   * @param title as in {@code hidden_act}
   * @throws IllegalArgumentException if it is not known here
   */
  static Activation of(String title) {
    return Arrays.stream(values())
        .filter(activation -> activation.title.equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"hidden_act\" is \"%s\"; known are %s"
                        .formatted(
                            title,
                            Arrays.stream(values())
                                .map(activation -> '"' + activation.title + '"')
                                .collect(Collectors.joining(", ")))));
  }

  /** Changes a tensor in place; {@return it} */
  Tensor apply(Tensor x) {
    return switch (this) {
      case SILU -> torch.silu_(x);
      case GELU -> torch.gelu_(x);
      case GELU_TANH -> torch.gelu_(x, "tanh");
    };
  }
}
