package org.glyphreader.onnxruntime;

import java.util.List;
import java.util.Objects;

/**
 * What a model declares about one input or output.
 *
 * @param name as in the model
 * @param type of the elements
 * @param shape the length of each dimension, −1 where it is known only when the model runs
 */
public record ValueInfo(String name, ElementType type, List<Long> shape) {

  /**
   * Keeps a copy of {@code shape}.
   *
   * @param name as in the model
   * @param type of the elements
   * @param shape the length of each dimension, −1 where it is known only when the model runs
   */
  public ValueInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    shape = List.copyOf(shape);
  }

  /** Like {@code pixel_values FLOAT32 [-1, 3, 48, -1]}. */
  @Override
  public String toString() {
    return name + " " + type + " " + shape;
  }
}
