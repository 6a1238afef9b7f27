package org.glyphreader.optical.vision;

import java.util.List;

/**
 * Rewrites a network exported by Paddle so that ONNX Runtime computes it faster and to the same
 * result but for rounding. Paddle writes its activations in small steps, between which ONNX Runtime
 * 1.24 rearranges the memory of each image; written with convolutions and normalisations they stay
 * in one arrangement. What does not look as expected is left as it is.
 *
 * <ul>
 *   <li>{@code x · clip(x + 3, 0, 6) / 6} becomes {@code x · hardSigmoid(x)}, computed by a
 *       convolution that changes nothing and the activation fused to it.
 *   <li>{@code a · x + b} with numbers a and b becomes a batch normalisation, which is merged with
 *       the convolution before it if there is one.
 * </ul>
 */
final class ActivationFusion {

  private ActivationFusion() {}

  /** {@return the model, rewritten} */
  static byte[] apply(byte[] model) {
    OnnxGraph graph = new OnnxGraph(model);
    for (OnnxNode node : graph.nodes()) {
      switch (node.operator()) {
        case "Div" -> hardSwish(graph, node);
        case "Add" -> affine(graph, node);
        default -> {}
      }
    }
    return graph.bytes();
  }

  private static void hardSwish(OnnxGraph graph, OnnxNode divide) {
    if (graph.scalar(divide.inputs().get(1)) != 6) {
      return;
    }
    OnnxNode product = graph.producer(divide.inputs().get(0), "Mul");
    if (product == null || !graph.isUsedOnce(product.output())) {
      return;
    }
    OnnxNode clip = graph.producer(product.inputs().get(1), "Clip");
    if (clip == null
        || clip.inputs().size() != 3
        || graph.scalar(clip.inputs().get(1)) != 0
        || graph.scalar(clip.inputs().get(2)) != 6
        || !graph.isUsedOnce(clip.output())) {
      return;
    }
    OnnxNode plus = graph.producer(clip.inputs().get(0), "Add");
    String x = product.inputs().get(0);
    if (plus == null
        || !plus.inputs().get(0).equals(x)
        || graph.scalar(plus.inputs().get(1)) != 3
        || !graph.isUsedOnce(plus.output())) {
      return;
    }
    int channels = graph.channels(x);
    if (channels == 0) {
      return;
    }
    String name = divide.output();
    String ones = graph.constant(name + ".ones", 1, channels, 1, 1, 1);
    graph.replace(
        divide,
        List.of(
            OnnxNode.of(
                "Conv",
                List.of(x, ones),
                name + ".same",
                OnnxNode.attribute("group", (long) channels),
                OnnxNode.attribute("kernel_shape", new long[] {1, 1})),
            OnnxNode.of(
                "HardSigmoid",
                List.of(name + ".same"),
                name + ".gate",
                OnnxNode.attribute("alpha", 1f / 6),
                OnnxNode.attribute("beta", 0.5f)),
            OnnxNode.of("Mul", List.of(x, name + ".gate"), name)),
        product,
        clip,
        plus);
  }

  private static void affine(OnnxGraph graph, OnnxNode sum) {
    float offset = graph.scalar(sum.inputs().get(1));
    OnnxNode product = graph.producer(sum.inputs().get(0), "Mul");
    if (Float.isNaN(offset) || product == null || !graph.isUsedOnce(product.output())) {
      return;
    }
    float factor = graph.scalar(product.inputs().get(0));
    String x = product.inputs().get(1);
    int channels = graph.channels(x);
    if (Float.isNaN(factor) || channels == 0) {
      return;
    }
    String name = sum.output();
    List<String> inputs =
        List.of(
            x,
            graph.constant(name + ".scale", factor, channels),
            graph.constant(name + ".offset", offset, channels),
            graph.constant(name + ".mean", 0, channels),
            graph.constant(name + ".variance", 1, channels));
    graph.replace(
        sum,
        List.of(OnnxNode.of("BatchNormalization", inputs, name, OnnxNode.attribute("epsilon", 0f))),
        product);
  }
}
