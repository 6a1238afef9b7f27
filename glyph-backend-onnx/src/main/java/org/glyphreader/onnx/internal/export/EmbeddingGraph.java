package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.util.List;
import org.glyphreader.onnx.internal.graph.Attribute;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/** The table of token embeddings; stored in single or half precision, given in single. */
final class EmbeddingGraph {

  private EmbeddingGraph() {}

  static void build(
      GraphBuilder graph, WeightWriter weights, Rows table, TextConfig config, TensorType stored)
      throws IOException {
    graph.input("input_ids", TensorType.INT64, 1, "sequence");
    String rows =
        graph.op(
            "Gather",
            "rows",
            List.of(weights.matrix("table", table, stored), "input_ids"),
            Attribute.of("axis", 0));
    graph.op("Cast", "inputs_embeds", List.of(rows), Attribute.of("to", TensorType.FLOAT.code()));
    graph.output("inputs_embeds", TensorType.FLOAT, 1, "sequence", config.hiddenSize());
  }
}
