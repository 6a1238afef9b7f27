package org.glyphreader.bench.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.glyphreader.bench.model.RandomCheckpoint;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.OnnxConverter.Conversion;
import org.glyphreader.onnx.WeightFormat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Making ONNX graphs of a checkpoint of 38 million parameters, on disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
@Takes(seconds = 7)
public class ConvertBenchmark {

  @Param({"float32", "int4"})
  public String weights;

  private Path folder;
  private Path checkpoint;
  private Path out;

  @Setup
  public void prepare() throws IOException {
    folder = Files.createTempDirectory("glyph-bench-convert");
    checkpoint = RandomCheckpoint.write(folder.resolve("checkpoint"));
    out = folder.resolve("onnx");
  }

  @Benchmark
  public Conversion convert() throws IOException {
    WeightFormat format = WeightFormat.of(weights);
    return OnnxConverter.convert(checkpoint, out, format, (stage, done, total) -> {});
  }

  /** Makes room for the next. */
  @TearDown(Level.Iteration)
  public void clear() {
    Readers.delete(out);
  }

  @TearDown
  public void delete() {
    Readers.delete(folder);
  }
}
