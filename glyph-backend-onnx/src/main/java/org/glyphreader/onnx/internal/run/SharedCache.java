package org.glyphreader.onnx.internal.run;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxBinding;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;

/**
 * Keys and values that stay where they are: each layer's buffers are bound to the decoder as past
 * and as present, and have room for tokens to come.
 */
final class SharedCache implements KvCache {

  private static final int STEP = 64;

  private final OnnxSession decoder;
  private final CacheGrowth growth;
  private final CacheShape shape;
  private final RotaryAngles angles;
  private final OnnxBinding binding;
  private final List<OnnxTensor> buffers = new ArrayList<>();
  private OnnxTensor cos;
  private OnnxTensor sin;
  private int capacity;
  private int length;
  private boolean closed;

  SharedCache(OnnxSession decoder, CacheGrowth growth, CacheShape shape, RotaryAngles angles) {
    this.decoder = decoder;
    this.growth = growth;
    this.shape = shape;
    this.angles = angles;
    this.binding = decoder.bind();
  }

  OnnxBinding binding() {
    check();
    return binding;
  }

  /** Makes room for {@code count} more tokens. */
  void reserve(int count) {
    check();
    int needed = Math.addExact(length, count);
    if (needed <= capacity) {
      return;
    }
    long roomy = Math.max(needed, Math.min(capacity + capacity / 2L, Integer.MAX_VALUE - STEP));
    int wanted = (int) ((roomy + STEP - 1) / STEP * STEP);
    for (int i = 0; i < 2 * shape.layers(); i++) {
      OnnxTensor larger = decoder.allocate(shape.type(), 1, shape.heads(), wanted, shape.width());
      if (i < buffers.size()) {
        OnnxTensor smaller = buffers.get(i);
        growth.copy(smaller, capacity, larger, wanted);
        buffers.set(i, larger);
        smaller.close();
      } else {
        buffers.add(larger);
      }
      binding.input(CacheShape.past(i), larger);
      binding.output(CacheShape.present(i), larger);
    }
    cos = larger("rope_cos", cos, wanted);
    sin = larger("rope_sin", sin, wanted);
    capacity = wanted;
  }

  /** The angles lie in the memory of the CPU, where they are computed. */
  private OnnxTensor larger(String name, OnnxTensor smaller, int rows) {
    OnnxTensor larger = OnnxTensor.allocate(ElementType.FLOAT32, rows, angles.count());
    if (smaller != null) {
      larger.floats().put(smaller.floats());
      smaller.close();
    }
    binding.input(name, larger);
    return larger;
  }

  /** Computes the angles of the tokens that are about to be appended. */
  void turn(TokenBatch batch, int first, int rows) {
    int at = length * angles.count();
    angles.fill(batch, first, rows, cos.floats().position(at), sin.floats().position(at));
  }

  /** Counts tokens that a run has written. */
  void advance(int count) {
    length += count;
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
    length = to;
  }

  @Override
  public long bytes() {
    check();
    return capacity * shape.bytesPerToken();
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException("The cache is closed");
    }
  }

  @Override
  public void close() {
    closed = true;
    binding.close();
    buffers.forEach(OnnxTensor::close);
    buffers.clear();
    if (cos != null) {
      cos.close();
      sin.close();
    }
  }
}
