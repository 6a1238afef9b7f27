package org.glyphreader.onnx.internal.graph;

import java.io.IOException;

/** The elements of a constant tensor, in little-endian byte order, made when they are written. */
@FunctionalInterface
public interface TensorData {

  /**
   * Gives all elements, piece by piece.
   *
   * @param to takes them
   * @throws IOException if {@code to} fails
   */
  void writeTo(Sink to) throws IOException;

  /** Takes bytes. */
  @FunctionalInterface
  interface Sink {

    /**
     * Takes the next bytes.
     *
     * @param bytes may be reused by the caller afterwards
     * @param count how many of them count
     * @throws IOException if they cannot be written
     */
    void write(byte[] bytes, int count) throws IOException;
  }
}
