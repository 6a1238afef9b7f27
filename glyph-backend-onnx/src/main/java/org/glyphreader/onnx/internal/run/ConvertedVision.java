package org.glyphreader.onnx.internal.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/** The vision encoder as our converter writes it. */
final class ConvertedVision implements Vision {

  private static final String FEATURES = "image_features";
  private static final Set<ElementType> FLOAT = Set.of(ElementType.FLOAT32);

  private final Graph graph;
  private final VisionConfig config;

  ConvertedVision(Graph graph, VisionConfig config, ElementType embeddings) {
    this.graph = graph;
    this.config = config;
    int side = config.imageSize() / config.patchSize();
    int angles = config.headDim() / 2;
    graph.input(
        "pixel_values",
        FLOAT,
        Graph.ANY,
        (long) config.channels() * config.patchSize() * config.patchSize());
    graph.input("position_rows", FLOAT, Graph.ANY, side);
    graph.input("position_columns", FLOAT, Graph.ANY, side);
    graph.input("rope_cos", FLOAT, Graph.ANY, angles);
    graph.input("rope_sin", FLOAT, Graph.ANY, angles);
    graph.requireOnly(
        Set.of("pixel_values", "position_rows", "position_columns", "rope_cos", "rope_sin"));
    graph.output(FEATURES, Set.of(embeddings), Graph.ANY, config.outHiddenSize());
  }

  @Override
  public OnnxTensor encode(PatchImage image) {
    int patches = image.patches();
    int side = config.imageSize() / config.patchSize();
    int angles = config.headDim() / 2;
    Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
    List<OnnxTensor> made = new ArrayList<>();
    try {
      OnnxTensor pixels = feed(feeds, made, "pixel_values", patches, image.patchLength());
      pixels.floats().put(image.values());
      OnnxTensor rows = feed(feeds, made, "position_rows", image.gridHeight(), side);
      PagePositions.interpolation(image.gridHeight(), side, rows.floats());
      OnnxTensor columns = feed(feeds, made, "position_columns", image.gridWidth(), side);
      PagePositions.interpolation(image.gridWidth(), side, columns.floats());
      OnnxTensor cos = feed(feeds, made, "rope_cos", patches, angles);
      OnnxTensor sin = feed(feeds, made, "rope_sin", patches, angles);
      PagePositions.angles(image, config, cos.floats(), sin.floats());
      return graph.run(feeds, FEATURES);
    } finally {
      made.forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor feed(
      Map<String, OnnxTensor> feeds, List<OnnxTensor> made, String name, long... shape) {
    OnnxTensor tensor = OnnxTensor.allocate(ElementType.FLOAT32, shape);
    made.add(tensor);
    feeds.put(name, tensor);
    return tensor;
  }

  @Override
  public void close() {
    graph.close();
  }
}
