package org.glyphreader.optical.vision;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The graph of an ONNX model, to be looked at and changed. Field numbers are those of onnx.proto.
 */
final class OnnxGraph {

  private static final int FLOAT = 1;

  private final Proto model;
  private final Proto graph;
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxNode> producers = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Map<String, Proto> constants = new HashMap<>();
  private final Map<String, List<OnnxNode>> replacements = new HashMap<>();
  private final Set<String> removed = new HashSet<>();

  /**
   * Parses a model.
   *
   * @throws IllegalArgumentException if it is none
   */
  OnnxGraph(byte[] bytes) {
    model = Proto.parse(ByteBuffer.wrap(bytes));
    if (model.last(7) == null) {
      throw new IllegalArgumentException("An ONNX model without a graph");
    }
    graph = model.last(7).message();
    for (Proto.Field field : graph.all(5)) {
      Proto tensor = field.message();
      constants.put(tensor.last(8).text(), tensor);
    }
    for (Proto.Field field : graph.all(1)) {
      OnnxNode node = OnnxNode.of(field.message());
      nodes.add(node);
      node.outputs().forEach(output -> producers.put(output, node));
      node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
      if (node.operator().equals("Constant")) {
        constants.put(node.output(), node.proto().last(5).message().last(5).message());
      }
    }
    graph.all(12).forEach(field -> uses.merge(field.message().last(1).text(), 1, Integer::sum));
  }

  List<OnnxNode> nodes() {
    return nodes;
  }

  /** The node that makes {@code value} if it is an {@code operator}, else null. */
  OnnxNode producer(String value, String operator) {
    OnnxNode node = producers.get(value);
    return node != null && node.operator().equals(operator) ? node : null;
  }

  boolean isUsedOnce(String value) {
    return uses.getOrDefault(value, 0) == 1;
  }

  /** The constant {@code value} if it is one single float, else NaN. */
  float scalar(String value) {
    Proto tensor = constants.get(value);
    if (tensor == null || tensor.last(2) == null || tensor.last(2).value() != FLOAT) {
      return Float.NaN;
    }
    if (tensor.last(9) != null) {
      ByteBuffer raw = tensor.last(9).payload().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      return raw.remaining() == Float.BYTES ? raw.getFloat() : Float.NaN;
    }
    List<Proto.Field> floats = tensor.all(4);
    if (floats.size() != 1) {
      return Float.NaN;
    }
    if (floats.get(0).payload() == null) {
      return Float.intBitsToFloat((int) floats.get(0).value());
    }
    ByteBuffer packed = floats.get(0).payload().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return packed.remaining() == Float.BYTES ? packed.getFloat() : Float.NaN;
  }

  /** The channels of an image: those of the convolution it comes from; 0 if none is found. */
  int channels(String value) {
    return channels(value, 0);
  }

  private int channels(String value, int depth) {
    OnnxNode node = producers.get(value);
    if (node == null || depth > 64) {
      return 0;
    }
    switch (node.operator()) {
      case "Conv":
        Proto weights = constants.get(node.inputs().get(1));
        return weights == null ? 0 : firstDimension(weights);
      case "Add", "Sub", "Mul", "Div", "Clip", "Relu", "HardSigmoid", "BatchNormalization":
        for (String input : node.inputs()) {
          int channels = constants.containsKey(input) ? 0 : channels(input, depth + 1);
          if (channels > 0) {
            return channels;
          }
        }
        return 0;
      default:
        return 0;
    }
  }

  private static int firstDimension(Proto tensor) {
    List<Proto.Field> dimensions = tensor.all(1);
    boolean unpacked = !dimensions.isEmpty() && dimensions.get(0).payload() == null;
    return unpacked ? (int) dimensions.get(0).value() : 0;
  }

  /** Adds a float constant filled with one value. */
  String constant(String name, float value, long... shape) {
    int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    ByteBuffer raw = ByteBuffer.allocate(size * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (raw.hasRemaining()) {
      raw.putFloat(value);
    }
    Proto tensor = new Proto();
    for (long dimension : shape) {
      tensor.number(1, dimension);
    }
    graph.message(5, tensor.number(2, FLOAT).text(8, name).block(9, raw.flip()));
    return name;
  }

  /** Puts {@code with} where {@code node} stood and drops {@code also}. */
  void replace(OnnxNode node, List<OnnxNode> with, OnnxNode... also) {
    replacements.put(node.output(), with);
    for (OnnxNode other : also) {
      removed.add(other.output());
    }
  }

  int replaced() {
    return replacements.size();
  }

  /** The model with all changes. */
  byte[] bytes() {
    graph.removeIf(field -> field.number() == 1);
    for (OnnxNode node : nodes) {
      List<OnnxNode> with = replacements.get(node.output());
      if (with != null) {
        with.forEach(replacement -> graph.message(1, replacement.proto()));
      } else if (!removed.contains(node.output())) {
        graph.message(1, node.proto());
      }
    }
    model.removeIf(field -> field.number() == 7);
    return model.message(7, graph).bytes();
  }
}
