package org.glyphreader.libtorch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.bytedeco.pytorch.Tensor;

/** Tensors that live until this is closed. For one thread at a time; {@link #close} idempotent. */
final class Owned implements AutoCloseable {

  private final Deque<Tensor> tensors = new ArrayDeque<>();

  /** Takes a tensor out of the scope it was made in; {@return it} */
  Tensor keep(Tensor tensor) {
    tensor.retainReference();
    tensors.push(tensor);
    return tensor;
  }

  @Override
  public void close() {
    while (!tensors.isEmpty()) {
      tensors.pop().close();
    }
  }
}
