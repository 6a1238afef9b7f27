package org.glyphreader.onnx.internal.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.model.KvCache;

/** Keys and values that every run gives anew, one token longer. */
final class GrowingCache implements KvCache {

  private final CacheShape shape;
  private List<OnnxTensor> tensors = new ArrayList<>();
  private int length;
  private boolean closed;

  GrowingCache(CacheShape shape) {
    this.shape = shape;
    for (int i = 0; i < 2 * shape.layers(); i++) {
      tensors.add(OnnxTensor.allocate(shape.type(), 1, shape.heads(), 0, shape.width()));
    }
  }

  /** Key and value of each layer in turn. */
  List<OnnxTensor> tensors() {
    check();
    return tensors;
  }

  /** Takes over what a run has given. */
  void replace(List<OnnxTensor> longer, int newLength) {
    check();
    tensors.forEach(OnnxTensor::close);
    tensors = new ArrayList<>(longer);
    length = newLength;
  }

  @Override
  public int length() {
    check();
    return length;
  }

  @Override
  public void truncate(int to) {
    check();
    if (to < 0 || to > length) {
      throw new IllegalArgumentException("The cache holds " + length + " tokens, not " + to);
    }
    if (to == length) {
      return;
    }
    int row = shape.width() * shape.type().bytes();
    for (int i = 0; i < tensors.size(); i++) {
      OnnxTensor whole = tensors.get(i);
      OnnxTensor part = OnnxTensor.allocate(shape.type(), 1, shape.heads(), to, shape.width());
      if (to > 0) {
        ByteBuffer from = whole.bytes();
        ByteBuffer target = part.bytes();
        for (int head = 0; head < shape.heads(); head++) {
          target.put(head * to * row, from, head * length * row, to * row);
        }
      }
      tensors.set(i, part);
      whole.close();
    }
    length = to;
  }

  @Override
  public long bytes() {
    check();
    return length * shape.bytesPerToken();
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException("The cache is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    tensors.forEach(OnnxTensor::close);
    tensors.clear();
  }
}
