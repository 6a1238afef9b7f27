package org.glyphreader.onnx.internal.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts an ONNX model together, node by node. Values are referred to by name; a node's first output
 * has the name of the node. Large constants go to {@link ExternalData} as they are added. Not safe
 * for use by several threads.
 */
public final class GraphBuilder {

  /** The domain of ONNX Runtime's own operators. */
  public static final String MICROSOFT = "com.microsoft";

  /** An input that is left out. */
  public static final String NONE = "";

  private static final int IR_VERSION = 10;
  private static final int OPSET = 23;
  private static final int INLINE_BYTES = 1024;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> names = new HashSet<>();
  private final ExternalData data;
  private final int opset;

  /**
   * Begins a graph.
   *
   * @param name of the graph
   * @param data takes large constants; null for a graph that has none
   */
  public GraphBuilder(String name, ExternalData data) {
    this(name, data, OPSET);
  }

  /**
   * Begins a graph of a given version of the standard operators.
   *
   * @param name of the graph
   * @param data takes large constants; null for a graph that has none
   * @param opset the version
   */
  public GraphBuilder(String name, ExternalData data, int opset) {
    graph.setName(name);
    this.data = data;
    this.opset = opset;
  }

  /**
   * Declares an input.
   *
   * @param name of the value
   * @param type of its elements
   * @param dims a {@code Number} for a fixed dimension, a {@code String} that names a free one
   * @return {@code name}
   */
  public String input(String name, TensorType type, Object... dims) {
    graph.addInput(valueInfo(claim(name), type, dims));
    return name;
  }

  /**
   * Declares an output.
   *
   * @param name of a value that some node gives
   * @param type of its elements
   * @param dims as for {@link #input}
   */
  public void output(String name, TensorType type, Object... dims) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("No node gives " + name);
    }
    graph.addOutput(valueInfo(name, type, dims));
  }

  /**
   * Adds a node with one output.
   *
   * @param operator of the standard
   * @param name of the node and of its output
   * @param inputs names of values; {@link #NONE} for one left out
   * @param attributes its constants
   * @return {@code name}
   */
  public String op(String operator, String name, List<String> inputs, Attribute... attributes) {
    return op("", operator, List.of(name), inputs, attributes);
  }

  /**
   * Adds a node of {@link #MICROSOFT}'s with one output.
   *
   * @param operator of ONNX Runtime
   * @param name of the node and of its output
   * @param inputs names of values; {@link #NONE} for one left out
   * @param attributes its constants
   * @return {@code name}
   */
  public String fused(String operator, String name, List<String> inputs, Attribute... attributes) {
    return op(MICROSOFT, operator, List.of(name), inputs, attributes);
  }

  /**
   * Adds a node.
   *
   * @param domain of the operator; empty for the standard one
   * @param operator what it computes
   * @param outputs names of the values it gives; {@link #NONE} for one left out
   * @param inputs names of values; {@link #NONE} for one left out
   * @param attributes its constants
   * @return the first output
   */
  public String op(
      String domain,
      String operator,
      List<String> outputs,
      List<String> inputs,
      Attribute... attributes) {
    for (String input : inputs) {
      if (!input.isEmpty() && !names.contains(input)) {
        throw new IllegalArgumentException(outputs.get(0) + ": nothing gives " + input);
      }
    }
    outputs.stream().filter(output -> !output.isEmpty()).forEach(this::claim);
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setName(outputs.get(0))
            .setOpType(operator)
            .setDomain(domain)
            .addAllInput(inputs)
            .addAllOutput(outputs);
    for (Attribute attribute : attributes) {
      node.addAttribute(attribute.proto());
    }
    graph.addNode(node);
    return outputs.get(0);
  }

  /**
   * Adds whole numbers as a constant of one dimension.
   *
   * @param name of the value
   * @param values its elements
   * @return {@code name}
   */
  public String constant(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(
        tensor(name, TensorType.INT64, values.length).setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  /**
   * Adds a constant: a small one to the graph, a large one to the external data.
   *
   * @param name of the value
   * @param type of its elements
   * @param elements gives exactly as many bytes as type and shape need
   * @param shape its dimensions
   * @return {@code name}
   * @throws IOException if the external data cannot be written
   */
  public String weight(String name, TensorType type, TensorData elements, long... shape)
      throws IOException {
    long bytes = Arrays.stream(shape).reduce(type.bytes(), Math::multiplyExact);
    TensorProto.Builder tensor = tensor(name, type, shape);
    if (bytes <= INLINE_BYTES || data == null) {
      ByteString.Output raw = ByteString.newOutput();
      elements.writeTo((buffer, count) -> raw.write(buffer, 0, count));
      requireBytes(name, raw.size(), bytes);
      tensor.setRawData(raw.toByteString());
    } else {
      long offset = data.align();
      elements.writeTo(data::write);
      requireBytes(name, data.position() - offset, bytes);
      tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL);
      tensor.addExternalData(entry("location", data.location()));
      tensor.addExternalData(entry("offset", Long.toString(offset)));
      tensor.addExternalData(entry("length", Long.toString(bytes)));
    }
    graph.addInitializer(tensor);
    return name;
  }

  /**
   * Writes the model.
   *
   * @param producer what made it, for people who look into the file
   * @param to takes the bytes; the same graph gives the same bytes
   * @throws IOException if it fails
   */
  public void writeTo(String producer, OutputStream to) throws IOException {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName(producer)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
            .setGraph(graph)
            .build();
    CodedOutputStream out = CodedOutputStream.newInstance(to);
    out.useDeterministicSerialization();
    model.writeTo(out);
    out.flush();
  }

  private String claim(String name) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("Two values are called " + name);
    }
    return name;
  }

  private TensorProto.Builder tensor(String name, TensorType type, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(claim(name)).setDataType(type.code());
    for (long dim : shape) {
      tensor.addDims(dim);
    }
    return tensor;
  }

  private static void requireBytes(String name, long given, long needed) {
    if (given != needed) {
      throw new IllegalStateException(
          name + " has " + given + " bytes where its shape needs " + needed);
    }
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }

  private static ValueInfoProto valueInfo(String name, TensorType type, Object... dims) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dim : dims) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      if (dim instanceof Number number) {
        dimension.setDimValue(number.longValue());
      } else {
        dimension.setDimParam(dim.toString());
      }
      shape.addDim(dimension);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.code()).setShape(shape)))
        .build();
  }
}
