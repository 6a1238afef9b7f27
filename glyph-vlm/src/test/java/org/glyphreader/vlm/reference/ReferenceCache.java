package org.glyphreader.vlm.reference;

import java.util.Arrays;
import java.util.Objects;
import org.glyphreader.vlm.model.KvCache;

/** Keys and values in arrays that double when they are full. */
final class ReferenceCache implements KvCache {

  private final ReferenceModel model;
  private final int width;
  private final float[][] keys;
  private final float[][] values;
  private int length;
  private boolean closed;

  ReferenceCache(ReferenceModel model, int layers, int width) {
    this.model = model;
    this.width = width;
    keys = new float[layers][0];
    values = new float[layers][0];
  }

  void put(int layer, float[] k, float[] v, int rows) {
    keys[layer] = put(keys[layer], k, rows);
    values[layer] = put(values[layer], v, rows);
  }

  private float[] put(float[] all, float[] fresh, int rows) {
    int needed = (length + rows) * width;
    float[] room = all.length < needed ? Arrays.copyOf(all, 2 * needed) : all;
    System.arraycopy(fresh, 0, room, length * width, rows * width);
    return room;
  }

  void grow(int rows) {
    length += rows;
  }

  float[] keys(int layer) {
    return keys[layer];
  }

  float[] values(int layer) {
    return values[layer];
  }

  @Override
  public int length() {
    checkOpen();
    return length;
  }

  @Override
  public void truncate(int to) {
    checkOpen();
    if (to < 0 || to > length) {
      throw new IllegalArgumentException("Cannot cut " + length + " tokens to " + to);
    }
    length = to;
  }

  @Override
  public long bytes() {
    long floats = 0;
    for (int i = 0; i < keys.length; i++) {
      floats += keys[i].length + values[i].length;
    }
    return floats * Float.BYTES;
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The KV cache is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      Arrays.fill(keys, null);
      Arrays.fill(values, null);
      Objects.requireNonNull(model).released();
    }
  }
}
