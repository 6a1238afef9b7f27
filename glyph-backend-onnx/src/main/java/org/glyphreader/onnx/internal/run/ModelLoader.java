package org.glyphreader.onnx.internal.run;

import java.nio.file.Path;
import org.glyphreader.onnx.internal.export.OnnxFiles;
import org.glyphreader.onnxruntime.ElementType;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.onnxruntime.OnnxSession;
import org.glyphreader.onnxruntime.OnnxSessionOptions;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.model.VisionLanguageModel;

/** Opens the graphs of a model. */
public final class ModelLoader {

  private ModelLoader() {}

  public static VisionLanguageModel open(
      Checkpoint checkpoint, ExecutionProvider provider, int threads) {
    Path folder = checkpoint.folder();
    OnnxSessionOptions options =
        OnnxSessionOptions.builder()
            .provider(provider)
            .threads(threads)
            .memoryPattern(false)
            .build();
    OnnxSessionOptions single =
        OnnxSessionOptions.builder().threads(1).memoryPattern(false).build();
    ModelConfig config = checkpoint.config();
    OnnxSession vision = OnnxSession.open(OnnxFiles.graph(folder, OnnxFiles.VISION), options);
    OnnxSession embedding = OnnxSession.open(OnnxFiles.graph(folder, OnnxFiles.EMBEDDING), single);
    OnnxSession decoder = OnnxSession.open(OnnxFiles.graph(folder, OnnxFiles.DECODER), options);
    ElementType cacheType =
        decoder.inputs().stream()
            .filter(i -> i.name().equals("past_key_values.0.key"))
            .findFirst()
            .orElseThrow()
            .type();
    return new OnnxModel(
        provider.toString(),
        new ConvertedVision(vision, config.vision()),
        embedding,
        new ConvertedDecoder(decoder, options, config.text(), cacheType));
  }
}
