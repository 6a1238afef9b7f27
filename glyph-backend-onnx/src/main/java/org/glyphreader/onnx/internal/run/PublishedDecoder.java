package org.glyphreader.onnx.internal.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.onnxruntime.ValueInfo;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;

/**
 * The decoder as it is published: three rotary positions for each token, an attention mask, keys
 * and values that grow with every run. Only inputs that the graph declares are fed.
 */
final class PublishedDecoder implements Decoder {

  private static final int MAX_ROWS = 512;
  private static final String EMBEDDINGS = "inputs_embeds";
  private static final String POSITIONS = "position_ids";
  private static final String MASK = "attention_mask";
  private static final String KEPT = "num_logits_to_keep";
  private static final String CACHE_POSITIONS = "cache_position";
  private static final String LOGITS = "logits";
  private static final Set<ElementType> INT64 = Set.of(ElementType.INT64);

  private final Graph graph;
  private final CacheShape shape;
  private final int vocabulary;
  private final int keptRank;

  PublishedDecoder(Graph graph, TextConfig config, ElementType embeddings) {
    this.graph = graph;
    this.vocabulary = config.vocabSize();
    Set<String> known = new HashSet<>(List.of(EMBEDDINGS, POSITIONS, MASK, KEPT, CACHE_POSITIONS));
    graph.input(EMBEDDINGS, Set.of(embeddings), Graph.ANY, Graph.ANY, config.hiddenSize());
    graph.input(POSITIONS, INT64, 3, Graph.ANY, Graph.ANY);
    if (graph.hasInput(MASK)) {
      graph.input(MASK, INT64, Graph.ANY, Graph.ANY);
    }
    this.shape = CacheShape.of(graph, config, config.headDim(), Graph.ANY, known);
    graph.requireOnly(known);
    graph.output(LOGITS, Floats.TYPES, Graph.ANY, Graph.ANY, vocabulary);
    this.keptRank =
        graph.session().inputs().stream()
            .filter(input -> input.name().equals(KEPT))
            .map(ValueInfo::shape)
            .mapToInt(List::size)
            .findFirst()
            .orElse(0);
  }

  @Override
  public long cacheBytesPerToken() {
    return shape.bytesPerToken();
  }

  @Override
  public KvCache newCache() {
    return new GrowingCache(shape);
  }

  @Override
  public int rowsAtATime(int length) {
    return MAX_ROWS;
  }

  @Override
  public float[] forward(
      KvCache cache, OnnxTensor embedded, TokenBatch batch, int first, boolean wanted) {
    GrowingCache growing = (GrowingCache) cache;
    int rows = Math.toIntExact(embedded.shape()[1]);
    int length = growing.length() + rows;
    List<OnnxTensor> made = new ArrayList<>();
    Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
    feeds.put(EMBEDDINGS, embedded);
    List<OnnxTensor> past = growing.tensors();
    for (int i = 0; i < past.size(); i++) {
      feeds.put(CacheShape.past(i), past.get(i));
    }
    try {
      feed(feeds, made, POSITIONS, positions(batch, first, rows), 3, 1, rows);
      feed(feeds, made, MASK, ones(length), 1, length);
      feed(feeds, made, KEPT, new long[] {1}, keptRank == 0 ? new long[0] : new long[] {1});
      feed(
          feeds, made, CACHE_POSITIONS, LongStream.range(growing.length(), length).toArray(), rows);
      Map<String, OnnxTensor> results = graph.session().run(feeds, outputs(past.size()));
      try (OnnxTensor logits = results.remove(LOGITS)) {
        growing.replace(List.copyOf(results.values()), length);
        return wanted ? Floats.last(logits, vocabulary) : new float[0];
      }
    } finally {
      made.forEach(OnnxTensor::close);
    }
  }

  private void feed(
      Map<String, OnnxTensor> feeds,
      List<OnnxTensor> made,
      String name,
      long[] values,
      long... dims) {
    if (graph.hasInput(name)) {
      OnnxTensor tensor = OnnxTensor.of(values, dims);
      made.add(tensor);
      feeds.put(name, tensor);
    }
  }

  private static List<String> outputs(int cached) {
    List<String> names = new ArrayList<>();
    names.add(LOGITS);
    IntStream.range(0, cached).mapToObj(CacheShape::present).forEach(names::add);
    return names;
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static long[] positions(TokenBatch batch, int first, int rows) {
    long[] positions = new long[3 * rows];
    for (int axis = 0; axis < 3; axis++) {
      for (int row = 0; row < rows; row++) {
        positions[axis * rows + row] = batch.position(axis, first + row);
      }
    }
    return positions;
  }

  @Override
  public void close() {
    graph.close();
  }
}
