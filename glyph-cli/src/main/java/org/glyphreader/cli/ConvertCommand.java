package org.glyphreader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.OnnxConverter.Conversion;
import org.glyphreader.onnx.WeightFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code glyph convert}: makes ONNX graphs of a checkpoint. */
@Command(
    name = "convert",
    description = "Converts a GLM-4.1V checkpoint (such as Glyph) to ONNX, for --backend onnx.")
final class ConvertCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The checkpoint: a folder with config.json and safetensors.")
  Path model;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to be made; must not exist, or be empty.")
  Path out;

  @Option(
      names = "--weights",
      paramLabel = "FORMAT",
      defaultValue = "float32",
      description = "float32, float16, int8 or int4. Default: ${DEFAULT-VALUE}.")
  String weights;

  @Option(names = "--json", description = "Describe what was written as JSON.")
  boolean json;

  @Override
  public Integer call() {
    WeightFormat format = WeightFormat.of(weights);
    Progress progress = new Progress(spec.commandLine().getErr());
    Interruption interruption = Interruption.byControlC();
    try {
      Conversion done = OnnxConverter.convert(model, out, format, progress::onProgress);
      progress.clear();
      print(done);
      return 0;
    } catch (IOException e) {
      return failed(new UncheckedIOException(e));
    } catch (RuntimeException e) {
      return failed(e);
    } finally {
      progress.clear();
      interruption.close();
    }
  }

  /** Whoever interrupts knows why it failed. */
  private static int failed(RuntimeException e) {
    if (Thread.currentThread().isInterrupted()) {
      return CommandLine.ExitCode.SOFTWARE;
    }
    throw e;
  }

  private void print(Conversion done) {
    if (!json) {
      spec.commandLine().getOut().println(done.folder());
      spec.commandLine()
          .getErr()
          .printf(
              "%,d weights as %s, %,d bytes%n", done.parameters(), done.weights(), done.bytes());
      return;
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("folder", done.folder().toString());
    all.put("weights", done.weights().toString());
    all.put("parameters", done.parameters());
    all.put("bytes", done.bytes());
    spec.commandLine().getOut().println(Json.pretty(all));
  }
}
