package org.glyphreader.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.model.KvCache;

/**
 * Keys and values of all layers, heads × capacity × head dimension each. Memory grows in steps, one
 * tensor after the other, and is kept when tokens are forgotten. What lies behind the last token is
 * finite, so that a score of zero blots it out.
 */
@SuppressWarnings("try") // scopes are closed, not used
final class TorchKvCache implements KvCache {

  /** Capacity is a multiple of it, so that products over padded lengths stay inside. */
  static final int STEP = 512;

  private final TextConfig config;
  private final Device device;
  private final ScalarType type;
  private final Tensor[] keys;
  private final Tensor[] values;
  private int capacity;
  private int length;
  private boolean closed;

  TorchKvCache(TextConfig config, Device device, ScalarType type) {
    this.config = config;
    this.device = device;
    this.type = type;
    keys = new Tensor[config.layers()];
    values = new Tensor[config.layers()];
  }

  /** Makes room for {@code tokens} in all, and a quarter more so that this happens rarely. */
  void reserve(int tokens) {
    checkOpen();
    if (tokens <= capacity) {
      return;
    }
    long wanted = capacity == 0 ? tokens : Math.max(tokens, capacity + (long) capacity / 4);
    int larger = Math.toIntExact((wanted + STEP - 1) / STEP * STEP);
    for (int i = 0; i < keys.length; i++) {
      grow(keys, i, larger);
      grow(values, i, larger);
    }
    capacity = larger;
  }

  private void grow(Tensor[] tensors, int layer, int larger) {
    Tensor before = tensors[layer];
    try (PointerScope scope = new PointerScope()) {
      Tensor after = Torch.empty(device, type, config.keyValueHeads(), larger, config.headDim());
      int kept = before == null ? 0 : length;
      if (kept > 0) {
        after.narrow(1, 0, kept).copy_(before.narrow(1, 0, kept));
      }
      after.narrow(1, kept, larger - kept).zero_();
      tensors[layer] = after.retainReference();
    }
    if (before != null) {
      before.close();
    }
  }

  /** {@return keys of a layer, heads × capacity × head dimension} */
  Tensor keys(int layer) {
    return keys[layer];
  }

  /** {@return values of a layer, heads × capacity × head dimension} */
  Tensor values(int layer) {
    return values[layer];
  }

  /** Counts tokens whose keys and values were written behind the last one. */
  void grown(int tokens) {
    length += tokens;
  }

  @Override
  public int length() {
    checkOpen();
    return length;
  }

  @Override
  public void truncate(int length) {
    checkOpen();
    if (length < 0 || length > this.length) {
      throw new IllegalArgumentException(
          "A cache of %d tokens cannot be cut to %d".formatted(this.length, length));
    }
    this.length = length;
  }

  @Override
  public long bytes() {
    checkOpen();
    return capacity * bytesPerToken(config, type);
  }

  /** {@return what a token costs, bytes} */
  static long bytesPerToken(TextConfig config, ScalarType type) {
    int size = type == ScalarType.Float ? Float.BYTES : Short.BYTES;
    return 2L * config.layers() * config.keyValueHeads() * config.headDim() * size;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The key-value cache is closed");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    for (Tensor[] tensors : new Tensor[][] {keys, values}) {
      for (int i = 0; i < tensors.length; i++) {
        if (tensors[i] != null) {
          tensors[i].close();
          tensors[i] = null;
        }
      }
    }
  }
}
