package org.glyphreader.vlm.checkpoint;

/** Element types of safetensors files. */
public enum DType {
  /** Truth values. */
  BOOL(1),
  /** Unsigned 8-bit integers. */
  U8(1),
  /** Signed 8-bit integers. */
  I8(1),
  /** 8-bit floats with 2 bits of mantissa. */
  F8_E5M2(1),
  /** 8-bit floats with 3 bits of mantissa. */
  F8_E4M3(1),
  /** Signed 16-bit integers. */
  I16(2),
  /** Unsigned 16-bit integers. */
  U16(2),
  /** IEEE 754 half precision. */
  F16(2),
  /** The upper half of single precision. */
  BF16(2),
  /** Signed 32-bit integers. */
  I32(4),
  /** Unsigned 32-bit integers. */
  U32(4),
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 double precision. */
  F64(8),
  /** Signed 64-bit integers. */
  I64(8),
  /** Unsigned 64-bit integers. */
  U64(8);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** {@return size of an element, bytes} */
  public int bytes() {
    return bytes;
  }
}
