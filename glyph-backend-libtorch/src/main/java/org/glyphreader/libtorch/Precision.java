package org.glyphreader.libtorch;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What the weights are kept as. */
enum Precision {
  /** 32-bit floats. */
  FLOAT32("float32", 4),
  /** 16-bit brain floats; sums are 32-bit. */
  BFLOAT16("bfloat16", 2),
  /** 8-bit integers with a scale for each output; all else as in {@link #FLOAT32}. */
  INT8("int8", 1);

  private final String title;
  private final int bytes;

  Precision(String title, int bytes) {
    this.title = title;
    this.bytes = bytes;
  }

  /** {@return its name among the settings} */
  String title() {
    return title;
  }

  /** {@return bytes of a weight} */
  int bytes() {
    return bytes;
  }

  /** {@return the type of activations, keys and values} */
  ScalarType activations() {
    return this == BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Float;
  }

  /**
   * {@return the one of that name}
   *
   * @throws IllegalArgumentException if there is none
   */
  static Precision of(String title) {
    return Arrays.stream(values())
        .filter(p -> p.title.equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The dtype must be %s, not \"%s\""
                        .formatted(
                            Arrays.stream(values())
                                .map(Precision::title)
                                .collect(Collectors.joining(", ")),
                            title)));
  }
}
