package org.glyphreader.onnxruntime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes ONNX models of a few nodes, byte by byte: protobuf fields as onnx.proto numbers them. */
final class TinyModel {

  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT64 = 7;
  static final int BOOL = 9;
  static final int FLOAT16 = 10;

  private final Proto graph = new Proto().text(2, "tiny");

  /** Adds an input; a dimension of −1 may have any length. */
  TinyModel input(String name, int type, long... shape) {
    graph.message(11, valueInfo(name, type, shape));
    return this;
  }

  TinyModel output(String name, int type, long... shape) {
    graph.message(12, valueInfo(name, type, shape));
    return this;
  }

  TinyModel node(String operator, String output, String... inputs) {
    Proto node = new Proto();
    for (String input : inputs) {
      node.text(1, input);
    }
    graph.message(1, node.text(2, output).text(4, operator));
    return this;
  }

  /** Adds a vector of floats that lies in another file. */
  TinyModel externalFloats(String name, int length, String file) {
    Proto location = new Proto().text(1, "location").text(2, file);
    graph.message(
        5,
        new Proto()
            .number(1, length)
            .number(2, FLOAT)
            .text(8, name)
            .message(13, location)
            .number(14, 1));
    return this;
  }

  byte[] bytes() {
    Proto opset = new Proto().text(1, "").number(2, 17);
    return new Proto().number(1, 8).message(7, graph).message(8, opset).bytes();
  }

  private static Proto valueInfo(String name, int type, long... shape) {
    Proto dimensions = new Proto();
    for (int i = 0; i < shape.length; i++) {
      Proto dimension =
          shape[i] < 0 ? new Proto().text(2, name + i) : new Proto().number(1, shape[i]);
      dimensions.message(1, dimension);
    }
    Proto tensor = new Proto().number(1, type).message(2, dimensions);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  private static final class Proto {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Proto number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Proto text(int field, String value) {
      return block(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
      return block(field, value.bytes());
    }

    private Proto block(int field, byte[] bytes) {
      varint((long) field << 3 | 2);
      varint(bytes.length);
      out.writeBytes(bytes);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7FL) != 0) {
        out.write((int) (rest & 0x7F | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }
}
