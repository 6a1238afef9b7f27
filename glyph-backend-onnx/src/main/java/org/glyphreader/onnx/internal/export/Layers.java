package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.vlm.checkpoint.TensorFiles;

/** Parts that the vision encoder and the decoder have in common. */
final class Layers {

  private final GraphBuilder graph;
  private final WeightWriter weights;
  private final TensorFiles tensors;
  private final float eps;

  Layers(GraphBuilder graph, WeightWriter weights, TensorFiles tensors, double eps) {
    this.graph = graph;
    this.weights = weights;
    this.tensors = tensors;
    this.eps = (float) eps;
  }

  /** The product with {@code <tensor>.weight}, and {@code <tensor>.bias} if there is one. */
  String linear(String name, String x, String tensor) throws IOException {
    return weights.linear(name, x, rows(tensor + ".weight"), biasOf(tensor));
  }

  Rows rows(String tensor) {
    return Rows.of(tensors, tensor);
  }

  Rows biasOf(String tensor) {
    return tensors.find(tensor + ".bias").isPresent() ? rows(tensor + ".bias") : null;
  }

  String rmsNorm(String name, String x, String tensor) throws IOException {
    return graph.op(
        "RMSNormalization",
        name,
        List.of(x, weights.vector(name + ".weight", rows(tensor + ".weight"))),
        Attribute.of("axis", -1),
        Attribute.of("epsilon", eps));
  }

  /** Adds {@code x} to the residual, named {@code sum}, and gives the norm of that. */
  String addAndNorm(String name, String sum, String x, String residual, String tensor)
      throws IOException {
    return graph.op(
        GraphBuilder.MICROSOFT,
        "SkipSimplifiedLayerNormalization",
        List.of(name, GraphBuilder.NONE, GraphBuilder.NONE, sum),
        List.of(x, residual, weights.vector(name + ".weight", rows(tensor + ".weight"))),
        Attribute.of("epsilon", eps));
  }

  /** {@code down(silu(gate) · up)}. */
  String gatedMlp(String name, String gate, String up, String downTensor) throws IOException {
    String activated =
        graph.fused("QuickGelu", name + "/silu", List.of(gate), Attribute.of("alpha", 1f));
    String product = graph.op("Mul", name + "/product", List.of(activated, up));
    return linear(name + "/down", product, downTensor);
  }
}
