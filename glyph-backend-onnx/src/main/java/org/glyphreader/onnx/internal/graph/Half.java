package org.glyphreader.onnx.internal.graph;

/** Half precision numbers. */
public final class Half {

  private Half() {}

  /**
   * Rounds to the nearest, ties to even; what is too large becomes infinite.
   *
   * @param value in single precision
   * @return its bits in half precision
   */
  public static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7FFFFFFF;
    if (magnitude > 0x7F800000) {
      return (short) (sign | 0x7E00);
    }
    if (magnitude >= 0x47800000) {
      return (short) (sign | 0x7C00);
    }
    if (magnitude < 0x38800000) {
      // A subnormal half: let the addition of 0.5 do the rounding to units of 2^-24.
      float rounded = Float.intBitsToFloat(magnitude) + 0.5f;
      return (short) (sign | Float.floatToRawIntBits(rounded) - 0x3F000000);
    }
    int rounded = magnitude + 0xFFF + (magnitude >>> 13 & 1);
    return (short) (sign | (rounded - 0x38000000) >>> 13);
  }

  /**
   * {@return the number that some bits mean}
   *
   * @param bits in half precision
   */
  public static float toFloat(short bits) {
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
