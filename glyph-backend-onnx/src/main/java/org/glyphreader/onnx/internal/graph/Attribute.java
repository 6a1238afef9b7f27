package org.glyphreader.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;

/** A constant that belongs to a node. */
public final class Attribute {

  private final AttributeProto proto;

  private Attribute(AttributeProto.Builder proto) {
    this.proto = proto.build();
  }

  /**
   * {@return a whole number}
   *
   * @param name of the attribute
   * @param value its value
   */
  public static Attribute of(String name, long value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.INT)
            .setI(value));
  }

  /**
   * {@return a number}
   *
   * @param name of the attribute
   * @param value its value
   */
  public static Attribute of(String name, float value) {
    return new Attribute(
        AttributeProto.newBuilder()
            .setName(name)
            .setType(AttributeProto.AttributeType.FLOAT)
            .setF(value));
  }

  /**
   * {@return a list of whole numbers}
   *
   * @param name of the attribute
   * @param values its values
   */
  public static Attribute of(String name, long... values) {
    AttributeProto.Builder list =
        AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    for (long value : values) {
      list.addInts(value);
    }
    return new Attribute(list);
  }

  AttributeProto proto() {
    return proto;
  }
}
