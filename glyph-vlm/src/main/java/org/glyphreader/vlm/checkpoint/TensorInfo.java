package org.glyphreader.vlm.checkpoint;

import java.nio.file.Path;
import java.util.List;

/**
 * A tensor in a file, in little-endian byte order, the last dimension running fastest.
 *
 * @param name its name
 * @param dtype type of its elements
 * @param shape its dimensions; empty for a scalar
 * @param file where it lies
 * @param offset of its first byte in the file
 * @param bytes how many bytes it has
 */
public record TensorInfo(
    String name, DType dtype, List<Long> shape, Path file, long offset, long bytes) {

  /** Copies the shape. {@inheritDoc} */
  public TensorInfo {
    shape = List.copyOf(shape);
  }

  /** {@return how many elements it has} */
  public long elements() {
    return bytes / dtype.bytes();
  }
}
