package org.glyphreader.onnxruntime;

import org.bytedeco.onnxruntime.global.onnxruntime;

/** The type of a tensor's elements. */
public enum ElementType {
  /** IEEE 754 single precision. */
  FLOAT32(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT, 4),
  /** IEEE 754 half precision. */
  FLOAT16(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16, 2),
  /** The upper half of a single precision number. */
  BFLOAT16(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16, 2),
  /** IEEE 754 double precision. */
  FLOAT64(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE, 8),
  /** Signed, 64 bits. */
  INT64(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64, 8),
  /** Signed, 32 bits. */
  INT32(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32, 4),
  /** Signed, 8 bits. */
  INT8(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8, 1),
  /** Unsigned, 8 bits. */
  UINT8(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8, 1),
  /** One byte each, 0 or 1. */
  BOOL(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL, 1),
  /** What this wrapper does not carry: strings, 4-bit numbers, sequences, maps. */
  OTHER(onnxruntime.ONNX_TENSOR_ELEMENT_DATA_TYPE_UNDEFINED, 0);

  private final int code;
  private final int bytes;

  ElementType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** {@return bytes of one element; 0 for {@link #OTHER}} */
  public int bytes() {
    return bytes;
  }

  int code() {
    return code;
  }

  static ElementType ofCode(int code) {
    for (ElementType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return OTHER;
  }
}
