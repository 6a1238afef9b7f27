package org.glyphreader.onnx;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the weights of a converted model are stored. */
public enum WeightFormat {
  /** Single precision: as exact as the checkpoint. */
  FLOAT32,
  /** Half precision, computed in half precision as well: for CUDA; slow on most processors. */
  FLOAT16,
  /** Whole numbers of 8 bits with a scale for each block; computed in single precision. */
  INT8,
  /**
   * Whole numbers of 4 bits with a scale and a zero point for each block in the gated products and
   * the output layer of the decoder, which are most of its weights, and of 8 bits elsewhere;
   * computed in single precision.
   */
  INT4;

  /**
   * The format of that name.
   *
   * @param name as {@link #toString()} gives it, in upper or lower case
   * @return the format
   * @throws IllegalArgumentException if there is none; the message lists all
   */
  public static WeightFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown weight format \"%s\"; expected one of %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(WeightFormat::toString)
                                .collect(Collectors.joining(", ")))));
  }

  /** {@return the name in lower case, for example {@code int4}} */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
