package org.glyphreader.onnx;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.glyphreader.ModelFormatException;
import org.glyphreader.onnx.internal.export.ModelWriter;

/**
 * Converts the checkpoint of a vision-language model to a folder with ONNX graphs that the {@code
 * onnx} backend runs. Weights pass through memory a few megabytes at a time; the folder appears
 * whole or not at all; the same checkpoint gives the same bytes.
 *
 * <p>Supported is GLM-4.1V, the architecture of Glyph, in Hugging Face's layout with safetensors.
 * Stateless and safe for use by several threads.
 */
public final class OnnxConverter {

  private OnnxConverter() {}

  /**
   * Converts a checkpoint.
   *
   * @param model folder of the checkpoint
   * @param out folder to be made; must not exist, or be empty
   * @param weights how to store the weights
   * @param listener hears how far it is
   * @return what was written
   * @throws ModelFormatException if the checkpoint is damaged or of another architecture
   * @throws IOException if {@code out} cannot be written; nothing is left there then
   */
  public static Conversion convert(
      Path model, Path out, WeightFormat weights, ConversionListener listener) throws IOException {
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(listener, "listener");
    requireFree(out);
    return ModelWriter.write(model, out, weights, listener);
  }

  private static void requireFree(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    if (Files.isDirectory(out)) {
      try (var files = Files.list(out)) {
        if (files.findAny().isEmpty()) {
          return;
        }
      }
    }
    throw new FileAlreadyExistsException(
        out.toString(), null, "it is not an empty folder; name another or delete it");
  }

  /**
   * What a conversion wrote.
   *
   * @param folder with the model
   * @param weights how its weights are stored
   * @param parameters how many weights there are
   * @param bytes size of all files
   */
  public record Conversion(Path folder, WeightFormat weights, long parameters, long bytes) {}
}
