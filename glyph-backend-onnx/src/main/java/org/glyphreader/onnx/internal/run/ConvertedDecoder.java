package org.glyphreader.onnx.internal.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glyphreader.onnx.internal.graph.HeadLayout;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxBinding;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.checkpoint.TextConfig;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;

/** The decoder as our converter writes it: past and present share their buffers. */
final class ConvertedDecoder implements Decoder {

  private static final int MAX_ROWS = 512;
  private static final int MIN_ROWS = 16;
  private static final long MAX_SCORE_BYTES = 256L << 20;

  /** The input that only our own graphs have. */
  static final String COSINES = "rope_cos";

  private static final Set<ElementType> FLOAT = Set.of(ElementType.FLOAT32);
  private static final Set<ElementType> INT = Set.of(ElementType.INT32);
  private static final Set<String> INPUTS =
      Set.of("inputs_embeds", COSINES, "rope_sin", "seqlens_k", "total_sequence_length");

  private final Graph graph;
  private final OnnxSession session;
  private final CacheGrowth growth;
  private final CacheShape shape;
  private final RotaryAngles angles;
  private final int heads;
  private final OnnxTensor logits;
  private final OnnxTensor past;
  private final OnnxTensor total;

  ConvertedDecoder(
      Graph graph, OnnxSessionOptions options, TextConfig config, ElementType embeddings) {
    this.graph = graph;
    this.session = graph.session();
    HeadLayout layout = HeadLayout.of(config);
    this.angles = new RotaryAngles(config.rope(), layout.angles());
    this.heads = config.heads();
    this.shape = check(graph, config, layout, embeddings);
    this.growth = new CacheGrowth(options, shape);
    this.past = OnnxTensor.allocate(ElementType.INT32, 1);
    this.total = OnnxTensor.allocate(ElementType.INT32);
    this.logits = OnnxTensor.allocate(ElementType.FLOAT32, 1, 1, config.vocabSize());
  }

  /** Refuses a graph that does not fit; returns what its keys and values look like. */
  private CacheShape check(
      Graph graph, TextConfig config, HeadLayout layout, ElementType embeddings) {
    Set<String> known = new HashSet<>(INPUTS);
    graph.input("inputs_embeds", Set.of(embeddings), 1, Graph.ANY, config.hiddenSize());
    graph.input(COSINES, FLOAT, Graph.ANY, angles.count());
    graph.input("rope_sin", FLOAT, Graph.ANY, angles.count());
    graph.input("seqlens_k", INT, 1);
    graph.input("total_sequence_length", INT);
    graph.output("logits", FLOAT, 1, 1, config.vocabSize());
    CacheShape cached = CacheShape.of(graph, config, layout.width(), 1, known);
    graph.requireOnly(known);
    return cached;
  }

  @Override
  public long cacheBytesPerToken() {
    return shape.bytesPerToken();
  }

  @Override
  public KvCache newCache() {
    return new SharedCache(session, growth, shape, angles);
  }

  @Override
  public int rowsAtATime(int length) {
    long bytesPerRow = 4L * heads * (length + MAX_ROWS);
    return (int) Math.max(MIN_ROWS, Math.min(MAX_ROWS, MAX_SCORE_BYTES / bytesPerRow));
  }

  @Override
  public float[] forward(
      KvCache cache, OnnxTensor embedded, TokenBatch batch, int first, boolean wanted) {
    SharedCache shared = (SharedCache) cache;
    int rows = Math.toIntExact(embedded.shape()[1]);
    shared.reserve(rows);
    int length = shared.length() + rows;
    past.ints().put(0, length - 1);
    total.ints().put(0, length);
    shared.turn(batch, first, rows);
    OnnxBinding binding = shared.binding();
    binding.input("inputs_embeds", embedded);
    binding.input("seqlens_k", past);
    binding.input("total_sequence_length", total);
    binding.output("logits", logits);
    binding.run();
    shared.advance(rows);
    return wanted ? logits.toFloats() : new float[0];
  }

  @Override
  public void close() {
    List.of(logits, past, total).forEach(OnnxTensor::close);
    growth.close();
    graph.close();
  }
}
