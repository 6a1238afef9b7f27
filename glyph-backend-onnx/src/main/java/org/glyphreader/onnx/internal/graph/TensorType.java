package org.glyphreader.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.TensorProto;

/** Element types of the tensors in our graphs. */
public enum TensorType {
  /** IEEE 754 single precision. */
  FLOAT(TensorProto.DataType.FLOAT, 4),
  /** IEEE 754 half precision. */
  FLOAT16(TensorProto.DataType.FLOAT16, 2),
  /** Signed, 32 bits. */
  INT32(TensorProto.DataType.INT32, 4),
  /** Signed, 64 bits. */
  INT64(TensorProto.DataType.INT64, 8),
  /** Unsigned, 8 bits; also what packed 4-bit numbers lie in. */
  UINT8(TensorProto.DataType.UINT8, 1);

  private final TensorProto.DataType type;
  private final int bytes;

  TensorType(TensorProto.DataType type, int bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** {@return the number the format has for it} */
  public int code() {
    return type.getNumber();
  }

  /** {@return size of an element, bytes} */
  public int bytes() {
    return bytes;
  }
}
