package org.glyphreader.onnx.internal.run;

import java.util.Map;
import java.util.Set;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxBinding;
import org.glyphreader.onnxruntime.OnnxTensor;

/**
 * The table of token embeddings. For one thread at a time.
 *
 * <p>Single tokens, of which answers are made, go through tensors that stay bound: on so short a
 * way, making them anew each time would take longer than the look-up.
 */
final class Embedding implements AutoCloseable {

  private static final String INPUT = "input_ids";
  private static final String OUTPUT = "inputs_embeds";

  private final Graph graph;
  private final ElementType type;
  private final OnnxTensor id;
  private final OnnxTensor single;
  private final OnnxBinding binding;
  private OnnxTensor last;

  /** {@code width} is the hidden size of the decoder. */
  Embedding(Graph graph, int width) {
    this.graph = graph;
    graph.input(INPUT, Set.of(ElementType.INT64), Graph.ANY, Graph.ANY);
    graph.requireOnly(Set.of(INPUT));
    type = graph.output(OUTPUT, Floats.TYPES, Graph.ANY, Graph.ANY, width).type();
    id = OnnxTensor.allocate(ElementType.INT64, 1, 1);
    single = OnnxTensor.allocate(type, 1, 1, width);
    binding = graph.session().bind();
    binding.input(INPUT, id);
    binding.output(OUTPUT, single);
  }

  /** The type of the embeddings. */
  ElementType type() {
    return type;
  }

  /** The embeddings of these tokens, [1, tokens, width]; good until the next call. */
  OnnxTensor embed(long[] ids) {
    if (ids.length == 1) {
      id.longs().put(0, ids[0]);
      binding.run();
      return single;
    }
    free();
    try (OnnxTensor input = OnnxTensor.of(ids, 1, ids.length)) {
      last = graph.run(Map.of(INPUT, input), OUTPUT);
    }
    return last;
  }

  private void free() {
    if (last != null) {
      last.close();
      last = null;
    }
  }

  @Override
  public void close() {
    free();
    binding.close();
    single.close();
    id.close();
    graph.close();
  }
}
