package org.glyphreader.onnx.internal.run;

import java.util.Map;
import java.util.Set;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxTensor;

/** The table of token embeddings. For one thread at a time. */
final class Embedding implements AutoCloseable {

  private static final String OUTPUT = "inputs_embeds";

  private final Graph graph;
  private final ElementType type;

  /** {@code width} is the hidden size of the decoder. */
  Embedding(Graph graph, int width) {
    this.graph = graph;
    graph.input("input_ids", Set.of(ElementType.INT64), Graph.ANY, Graph.ANY);
    graph.requireOnly(Set.of("input_ids"));
    type = graph.output(OUTPUT, Floats.TYPES, Graph.ANY, Graph.ANY, width).type();
  }

  /** The type of the embeddings. */
  ElementType type() {
    return type;
  }

  /** The embeddings of these tokens, [1, tokens, width]; the caller closes them. */
  OnnxTensor embed(long[] ids) {
    try (OnnxTensor input = OnnxTensor.of(ids, 1, ids.length)) {
      return graph.run(Map.of("input_ids", input), OUTPUT);
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
