package org.glyphreader.onnx.internal.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glyphreader.onnx.internal.graph.GraphBuilder;
import org.glyphreader.onnx.internal.graph.TensorType;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.TensorFiles;

/** Graphs of small GLM-OCR and Qwen checkpoints in the three files they are published in. */
public final class PublishedLayout {

  private static final int OPSET = 21;

  private PublishedLayout() {}

  /** Writes the three graphs of a checkpoint into its folder. */
  public static void write(Path model) throws IOException {
    Checkpoint checkpoint = Checkpoint.open(model);
    TensorFiles tensors = checkpoint.tensors();
    ModelConfig config = checkpoint.config();
    boolean glm = config.family().isGlm();
    String text = glm ? "model.language_model." : "model.";
    String vision = glm ? "model.visual." : "visual.";
    double eps = config.text().normEps();
    Files.createDirectories(model.resolve(OnnxFiles.FOLDER));

    GraphBuilder graph = new GraphBuilder(OnnxFiles.VISION, null, OPSET);
    PublishedParts parts = new PublishedParts(tensors, graph, eps);
    new PublishedVisionGraph(parts, graph, config.family(), config.vision(), vision).build();
    write(model, OnnxFiles.VISION, graph);

    graph = new GraphBuilder(OnnxFiles.EMBEDDING, null, OPSET);
    embedding(new PublishedParts(tensors, graph, eps), graph, config, text);
    write(model, OnnxFiles.EMBEDDING, graph);

    graph = new GraphBuilder(OnnxFiles.DECODER, null, OPSET);
    parts = new PublishedParts(tensors, graph, eps);
    new PublishedDecoderGraph(parts, graph, config.family(), config.text(), text).build();
    write(model, OnnxFiles.DECODER, graph);
  }

  private static void embedding(
      PublishedParts parts, GraphBuilder graph, ModelConfig config, String prefix)
      throws IOException {
    int rows = config.text().vocabSize();
    int hidden = config.text().hiddenSize();
    graph.input("input_ids", TensorType.INT64, "batch", "sequence");
    String table = parts.tensor(prefix + "embed_tokens.weight", rows, hidden);
    graph.op("Gather", "inputs_embeds", List.of(table, "input_ids"));
    graph.output("inputs_embeds", TensorType.FLOAT, "batch", "sequence", hidden);
  }

  private static void write(Path model, String name, GraphBuilder graph) throws IOException {
    try (OutputStream out = Files.newOutputStream(OnnxFiles.graph(model, name))) {
      graph.writeTo("test", out);
    }
  }
}
