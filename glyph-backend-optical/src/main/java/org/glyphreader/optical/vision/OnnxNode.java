package org.glyphreader.optical.vision;

import java.util.List;

/** An operator of an ONNX graph. Field numbers are those of onnx.proto. */
record OnnxNode(Proto proto, String operator, List<String> inputs, List<String> outputs) {

  static OnnxNode of(Proto proto) {
    return new OnnxNode(
        proto, proto.last(4) == null ? "" : proto.last(4).text(), proto.texts(1), proto.texts(2));
  }

  static OnnxNode of(String operator, List<String> inputs, String output, Proto... attributes) {
    Proto proto = new Proto();
    inputs.forEach(input -> proto.text(1, input));
    proto.text(2, output).text(3, output).text(4, operator);
    for (Proto attribute : attributes) {
      proto.message(5, attribute);
    }
    return of(proto);
  }

  static Proto attribute(String name, float value) {
    return new Proto().text(1, name).fixed32(2, value).number(20, 1);
  }

  static Proto attribute(String name, long value) {
    return new Proto().text(1, name).number(3, value).number(20, 2);
  }

  static Proto attribute(String name, long... values) {
    Proto attribute = new Proto().text(1, name);
    for (long value : values) {
      attribute.number(8, value);
    }
    return attribute.number(20, 7);
  }

  String output() {
    return outputs.get(0);
  }
}
