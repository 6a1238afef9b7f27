package org.glyphreader.vlm.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import org.glyphreader.ModelFormatException;

/** Brings the elements of a tensor to single precision. */
final class Floats {

  private Floats() {}

  static void decode(TensorInfo tensor, ByteBuffer from, float[] to, int at, int count) {
    switch (tensor.dtype()) {
      case F32 -> from.asFloatBuffer().get(to, at, count);
      case BF16 -> {
        ShortBuffer shorts = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[at + i] = Float.intBitsToFloat(shorts.get(i) << 16);
        }
      }
      case F16 -> {
        ShortBuffer shorts = from.asShortBuffer();
        for (int i = 0; i < count; i++) {
          to[at + i] = half(shorts.get(i));
        }
      }
      default ->
          throw new ModelFormatException(
              "\"%s\" in %s is of %s; weights have to be F32, F16 or BF16"
                  .formatted(tensor.name(), tensor.file(), tensor.dtype()));
    }
  }

  private static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = bits >> 10 & 0x1F;
    int mantissa = bits & 0x3FF;
    if (exponent == 0) {
      float magnitude = mantissa * 0x1p-24f;
      return sign == 0 ? magnitude : -magnitude;
    }
    int widened = exponent == 31 ? 0xFF : exponent + 112;
    return Float.intBitsToFloat(sign | widened << 23 | mantissa << 13);
  }
}
