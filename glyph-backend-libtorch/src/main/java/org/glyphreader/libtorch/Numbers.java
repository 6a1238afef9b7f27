package org.glyphreader.libtorch;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The memory of a contiguous f32 or bf16 tensor on the CPU, read and written by Java. It is valid
 * as long as the tensor. For one thread at a time in any one place.
 */
final class Numbers {

  private static final int ROUNDING = 0x7fff;
  private static final int NAN = 0x7fc0;

  private final FloatBuffer floats;
  private final ShortBuffer halves;

  private Numbers(FloatBuffer floats, ShortBuffer halves) {
    this.floats = floats;
    this.halves = halves;
  }

  static Numbers of(Tensor tensor) {
    long count = tensor.numel();
    if (count == 0) {
      return new Numbers(FloatBuffer.allocate(0), null);
    }
    if (Torch.type(tensor) == ScalarType.Float) {
      return new Numbers(tensor.data_ptr_float().capacity(count).asBuffer(), null);
    }
    try (Pointer data = tensor.data_ptr();
        ShortPointer shorts = new ShortPointer(data).capacity(count)) {
      return new Numbers(null, shorts.asBuffer());
    }
  }

  /**
   * Writes {@code count} values from {@code from[start]} on, rounded to nearest even, to {@code
   * at}.
   */
  void put(int at, float[] from, int start, int count) {
    if (floats != null) {
      floats.put(at, from, start, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      int bits = Float.floatToRawIntBits(from[start + i]);
      int rounded = bits + ROUNDING + (bits >>> 16 & 1);
      halves.put(at + i, (short) (Float.isNaN(from[start + i]) ? NAN : rounded >>> 16));
    }
  }

  /** Reads the first {@code to.length} values. */
  void get(float[] to) {
    if (floats != null) {
      floats.get(0, to);
      return;
    }
    for (int i = 0; i < to.length; i++) {
      to[i] = Float.intBitsToFloat(halves.get(i) << 16);
    }
  }
}
