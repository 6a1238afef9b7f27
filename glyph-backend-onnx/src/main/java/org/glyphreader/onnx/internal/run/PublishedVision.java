package org.glyphreader.onnx.internal.run;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.onnxruntime.ValueInfo;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/**
 * The vision encoder as it is published: patches with all their frames, and the grid as {@code
 * grid_thw} or {@code image_grid_thw}.
 */
final class PublishedVision implements Vision {

  private static final String PIXELS = "pixel_values";
  private static final String FEATURES = "image_features";
  private static final List<String> GRIDS = List.of("image_grid_thw", "grid_thw");

  private final Graph graph;
  private final VisionConfig config;
  private final ElementType pixelType;

  PublishedVision(Graph graph, VisionConfig config, ElementType embeddings) {
    this.graph = graph;
    this.config = config;
    long patch =
        (long) config.channels()
            * config.temporalPatchSize()
            * config.patchSize()
            * config.patchSize();
    ValueInfo pixels = graph.input(PIXELS, Floats.TYPES, Graph.ANY, patch);
    pixelType = pixels.type();
    for (String grid : GRIDS) {
      if (graph.hasInput(grid)) {
        graph.input(grid, Set.of(ElementType.INT64), Graph.ANY, 3);
      }
    }
    graph.requireOnly(List.of(PIXELS, GRIDS.get(0), GRIDS.get(1)));
    graph.output(FEATURES, Set.of(embeddings), Graph.ANY, config.outHiddenSize());
  }

  @Override
  public OnnxTensor encode(PatchImage image) {
    Map<String, OnnxTensor> feeds = new LinkedHashMap<>();
    List<OnnxTensor> made = new ArrayList<>();
    try {
      OnnxTensor pixels =
          OnnxTensor.allocate(
              pixelType, image.patches(), (long) image.patchLength() * config.temporalPatchSize());
      made.add(pixels);
      frames(image, pixels.bytes());
      feeds.put(PIXELS, pixels);
      for (String name : GRIDS) {
        if (graph.hasInput(name)) {
          OnnxTensor grid =
              OnnxTensor.of(new long[] {1, image.gridHeight(), image.gridWidth()}, 1, 3);
          made.add(grid);
          feeds.put(name, grid);
        }
      }
      return graph.run(feeds, FEATURES);
    } finally {
      made.forEach(OnnxTensor::close);
    }
  }

  /** Every channel of a patch comes once for each frame. */
  private void frames(PatchImage image, ByteBuffer to) {
    int plane = image.patchSize() * image.patchSize();
    float[] values = image.values();
    for (int start = 0; start < values.length; start += plane) {
      for (int frame = 0; frame < config.temporalPatchSize(); frame++) {
        Floats.write(values, start, plane, pixelType, to);
      }
    }
  }

  @Override
  public void close() {
    graph.close();
  }
}
