package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.TensorFiles;

/** What the graphs of a published model are made of. */
final class PublishedParts {

  private final TensorFiles tensors;
  private final GraphBuilder graph;
  private final float eps;

  PublishedParts(TensorFiles tensors, GraphBuilder graph, double eps) {
    this.tensors = tensors;
    this.graph = graph;
    this.eps = (float) eps;
  }

  String tensor(String name, long... shape) throws IOException {
    float[] values = tensors.floats(name);
    return floats(name, values, shape.length == 0 ? new long[] {values.length} : shape);
  }

  String floats(String name, float[] values, long... shape) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return graph.weight(
        name, TensorType.FLOAT, sink -> sink.write(bytes.array(), bytes.capacity()), shape);
  }

  /** The product with a tensor whose first dimension counts rows, and its bias if there is one. */
  String linear(String name, String x, String weight) throws IOException {
    Rows rows = Rows.of(tensors, weight + ".weight");
    tensor(weight + ".weight", rows.count(), rows.width());
    String turned =
        graph.op("Transpose", name + "/t", List.of(weight + ".weight"), Attribute.of("perm", 1, 0));
    if (tensors.find(weight + ".bias").isEmpty()) {
      return graph.op("MatMul", name, List.of(x, turned));
    }
    String product = graph.op("MatMul", name + "/product", List.of(x, turned));
    return graph.op("Add", name, List.of(product, tensor(weight + ".bias")));
  }

  String layerNorm(String name, String x, String weight) throws IOException {
    return graph.op(
        "LayerNormalization",
        name,
        List.of(x, tensor(weight + ".weight"), tensor(weight + ".bias")),
        Attribute.of("axis", -1),
        Attribute.of("epsilon", eps));
  }

  String rmsNorm(String name, String x, String weight) throws IOException {
    return graph.op(
        "SimplifiedLayerNormalization",
        name,
        List.of(x, tensor(weight + ".weight")),
        Attribute.of("axis", -1),
        Attribute.of("epsilon", eps));
  }

  String gated(String name, String x, String tensor) throws IOException {
    String gate;
    String up;
    if (tensors.find(tensor + ".gate_up_proj.weight").isPresent()) {
      String both = linear(name + "/both", x, tensor + ".gate_up_proj");
      gate = name + "/gate";
      up = name + "/up";
      split(both, -1, gate, up);
    } else {
      gate = linear(name + "/gate", x, tensor + ".gate_proj");
      up = linear(name + "/up", x, tensor + ".up_proj");
    }
    String silu =
        graph.fused("QuickGelu", name + "/silu", List.of(gate), Attribute.of("alpha", 1f));
    String product = graph.op("Mul", name + "/product", List.of(silu, up));
    return linear(name + "/down", product, tensor + ".down_proj");
  }

  /** Cuts {@code x} into equal parts. */
  void split(String x, int axis, String... parts) {
    graph.op(
        "",
        "Split",
        List.of(parts),
        List.of(x),
        Attribute.of("axis", axis),
        Attribute.of("num_outputs", parts.length));
  }

  static float[] frequencies(int count, double theta) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (1 / Math.pow(theta, (double) i / count));
    }
    return values;
  }

  String shape(String name, long... dims) {
    return graph.constant(name, dims);
  }

  String scalar(String name, long value) throws IOException {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return graph.weight(name, TensorType.INT64, sink -> sink.write(bytes, 8));
  }
}
