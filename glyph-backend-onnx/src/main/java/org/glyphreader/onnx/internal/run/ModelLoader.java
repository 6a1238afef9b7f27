package org.glyphreader.onnx.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.internal.export.OnnxFiles;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.model.VisionLanguageModel;

/** Opens the graphs of a model. */
public final class ModelLoader {

  private final GraphFiles files;
  private final ModelConfig config;
  private final ExecutionProvider provider;
  private final OnnxSessionOptions options;
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  private ModelLoader(
      Checkpoint checkpoint, Optional<String> variant, ExecutionProvider provider, int threads) {
    this.files = new GraphFiles(checkpoint.folder(), variant);
    this.config = checkpoint.config();
    this.provider = provider;
    this.options =
        OnnxSessionOptions.builder()
            .provider(provider)
            .threads(threads == 0 ? Runtime.getRuntime().availableProcessors() : threads)
            .memoryPattern(false)
            .build();
  }

  /**
   * Opens a model.
   *
   * @param checkpoint its small files
   * @param variant which of several sets of graphs: what follows the underscore in their names
   * @param provider what computes
   * @param threads that share an operator's work; 0 for one per core
   * @return the model, the caller's to close
   * @throws ModelFormatException if a graph is missing, damaged, or of another model
   */
  public static VisionLanguageModel open(
      Checkpoint checkpoint, Optional<String> variant, ExecutionProvider provider, int threads) {
    ModelLoader loader = new ModelLoader(checkpoint, variant, provider, threads);
    try {
      return loader.load();
    } catch (RuntimeException | Error e) {
      loader.closeAll();
      throw e;
    }
  }

  private VisionLanguageModel load() {
    Graph vision = keep(Graph.open(files.get(OnnxFiles.VISION), options));
    // A look-up is no work for several threads, and those of two sessions would disturb each other.
    OnnxSessionOptions single =
        OnnxSessionOptions.builder().threads(1).memoryPattern(false).build();
    Graph table = keep(Graph.open(files.get(OnnxFiles.EMBEDDING), single));
    Embedding embedding = keep(new Embedding(table, config.text().hiddenSize()));
    Graph decoder = keep(Graph.open(files.get(OnnxFiles.DECODER), options));
    if (decoder.hasInput(ConvertedDecoder.COSINES)) {
      return new OnnxModel(
          provider.toString(),
          new ConvertedVision(vision, config.vision(), embedding.type()),
          embedding,
          keep(new ConvertedDecoder(decoder, options, config.text(), embedding.type())));
    }
    return new OnnxModel(
        provider.toString(),
        new PublishedVision(vision, config.vision(), embedding.type()),
        embedding,
        new PublishedDecoder(decoder, config.text(), embedding.type()));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.push(resource);
    return resource;
  }

  private void closeAll() {
    for (AutoCloseable resource : opened) {
      try {
        resource.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
