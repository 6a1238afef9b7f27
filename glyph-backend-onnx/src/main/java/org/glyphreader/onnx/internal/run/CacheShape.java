package org.glyphreader.onnx.internal.run;

import java.util.Set;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * What the tensors of a cache look like: {@code [1, heads, tokens, width]}, two for each layer.
 *
 * @param layers of the decoder
 * @param heads of keys and values
 * @param width of a head
 * @param type of the elements
 */
record CacheShape(int layers, int heads, int width, ElementType type) {

  /** Checks that a decoder takes and gives such tensors; adds the names of the inputs. */
  static CacheShape of(
      Graph graph, TextConfig config, int width, long batch, Set<String> inputNames) {
    Set<ElementType> types = Floats.TYPES;
    long[] dims = {batch, config.keyValueHeads(), Graph.ANY, width};
    for (int i = 0; i < 2 * config.layers(); i++) {
      inputNames.add(past(i));
      types = Set.of(graph.input(past(i), types, dims).type());
      graph.output(present(i), types, dims);
    }
    return new CacheShape(config.layers(), config.keyValueHeads(), width, types.iterator().next());
  }

  /** The input with the keys (even) or values (odd) of a layer. */
  static String past(int index) {
    return "past_key_values." + part(index);
  }

  /** The output with the keys (even) or values (odd) of a layer. */
  static String present(int index) {
    return "present." + part(index);
  }

  private static String part(int index) {
    return index / 2 + (index % 2 == 0 ? ".key" : ".value");
  }

  long bytesPerToken() {
    return 2L * layers * heads * width * type.bytes();
  }
}
