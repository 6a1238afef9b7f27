package org.glyphreader.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glyphreader.onnx.internal.run.ModelLoader;
import org.glyphreader.onnxruntime.ExecutionProvider;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.model.VisionLanguageModel;
import org.glyphreader.vlm.testkit.VlmContract;

/** A converted checkpoint keeps the contract of all vision-language backends. */
class ConvertedModelContractTest implements VlmContract {

  @Override
  public BackendProvider provider() {
    return new OnnxBackendProvider();
  }

  @Override
  public Path prepare(Path checkpoint) {
    try {
      Path out = checkpoint.resolveSibling(checkpoint.getFileName() + "-onnx");
      OnnxConverter.convert(checkpoint, out, WeightFormat.FLOAT32, ConversionListener.NONE);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public VisionLanguageModel networks(Path model) {
    return ModelLoader.open(Checkpoint.open(model), Optional.empty(), ExecutionProvider.CPU, 0);
  }
}
