package org.glyphreader.onnxruntime;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Native memory that holds one pointer.
 *
 * <p>The C++ classes of ONNX Runtime hold nothing but a pointer to an object of its C interface.
 * Such an object kept in a cell can be used as the C++ class without JavaCPP owning it: neither a
 * caller's pointer scope nor the garbage collector can free it.
 */
final class Cell {

  private final PointerPointer<Pointer> memory;

  /** Keeps {@code raw} in memory that lives until {@link #free()}. */
  Cell(Pointer raw) {
    memory = new PointerPointer<>(Pointer.malloc(Long.BYTES));
    memory.put(0, raw);
  }

  /** The address of the cell, to be cast to a C++ class. */
  Pointer pointer() {
    return memory;
  }

  /** What the cell holds. */
  Pointer raw() {
    return memory.get(0);
  }

  /** Frees the cell, not what it points to. Once. */
  void free() {
    Pointer.free(memory);
  }
}
