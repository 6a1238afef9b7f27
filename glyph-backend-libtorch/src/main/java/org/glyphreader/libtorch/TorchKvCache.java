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

  /** Products over few lengths only, because LibTorch makes a kernel for each shape in bf16. */
  static final int PADDING = 256;

  /**
   * One head of keys and values.
   *
   * @param keys head dimension × padded length
   * @param values padded length × head dimension
   * @param keyNumbers of all that there is room for, a token after the other
   * @param valueNumbers likewise
   */
  record Head(Tensor keys, Tensor values, Numbers keyNumbers, Numbers valueNumbers) {

    private static Head of(Tensor keys, Tensor values, int padded, Owned owner) {
      return new Head(
          owner.keep(keys.narrow(0, 0, padded).t()),
          owner.keep(values.narrow(0, 0, padded)),
          Numbers.of(keys),
          Numbers.of(values));
    }
  }

  private final TextConfig config;
  private final Device device;
  private final ScalarType type;
  private final Tensor[] keys;
  private final Tensor[] values;
  private final Head[][] heads;
  private final Owned views = new Owned();
  private int capacity;
  private int padded;
  private int length;
  private boolean closed;

  TorchKvCache(TextConfig config, Device device, ScalarType type) {
    this.config = config;
    this.device = device;
    this.type = type;
    keys = new Tensor[config.layers()];
    values = new Tensor[config.layers()];
    heads = new Head[config.layers()][config.keyValueHeads()];
  }

  /** Makes room for {@code tokens} in all, and a quarter more so that this happens rarely. */
  void reserve(int tokens) {
    checkOpen();
    if (tokens <= capacity) {
      return;
    }
    long wanted = capacity == 0 ? tokens : Math.max(tokens, capacity + (long) capacity / 4);
    int larger = Math.toIntExact((wanted + STEP - 1) / STEP * STEP);
    forgetHeads();
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

  /**
   * {@return keys and values by layer and head, for one row at a time on the CPU; valid until the
   * next call}
   *
   * @param tokens in all, for which there is room
   */
  Head[][] heads(int tokens) {
    checkOpen();
    int wanted = Math.min(capacity, (tokens + PADDING - 1) / PADDING * PADDING);
    if (wanted != padded) {
      forgetHeads();
      try (PointerScope scope = new PointerScope()) {
        for (int layer = 0; layer < keys.length; layer++) {
          for (int head = 0; head < config.keyValueHeads(); head++) {
            heads[layer][head] =
                Head.of(keys[layer].select(0, head), values[layer].select(0, head), wanted, views);
          }
        }
      }
      padded = wanted;
    }
    return heads;
  }

  /** {@return for how many tokens {@link #heads} are} */
  int padded() {
    return padded;
  }

  private void forgetHeads() {
    views.close();
    padded = 0;
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
    forgetHeads();
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
