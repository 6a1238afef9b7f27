package org.glyphreader.bench.jmh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.bench.SamplePages;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.RawAnswer;
import org.glyphreader.vlm.session.StageTimes;
import org.glyphreader.vlm.session.VlmBackend;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A vision-language model from pixels to text. The stages' own rates are secondary results:
 * preprocessing, image encoding, prefill, decode.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Takes(seconds = 25)
public class VlmBenchmark {

  /** The backend {@code libtorch} has to be on the class path to be named here. */
  @Param("onnx")
  public String backend;

  /** A folder, or empty for a small checkpoint with random weights. */
  @Param("")
  public String model;

  @Param("float32")
  public String dtype;

  @Param({"1", "4"})
  public int pages;

  @Param("32")
  public int newTokens;

  @Param("72")
  public int dpi;

  private Readers.Model folder;
  private VlmBackend reader;
  private List<Pixels> images;

  @Setup
  public void prepare() throws IOException {
    folder = new Readers.Model(model, backend, dtype);
    reader = (VlmBackend) Readers.open(backend, Optional.of(folder.folder()), dtype);
    images = SamplePages.map(pages, dpi, Page::pixels);
  }

  @Benchmark
  public RawAnswer generate() {
    RawAnswer answer =
        reader.generate(
            images,
            "Who wrote the contract, and what did he pay?",
            SamplingConfig.GREEDY,
            newTokens,
            Readers.NOWHERE);
    StageTimes times = answer.times();
    SecondaryResults.add("preprocessPagesPerSecond", images.size(), seconds(times.preprocess()));
    SecondaryResults.add(
        "encodeVisualTokensPerSecond", answer.visualTokens(), seconds(times.encode()));
    SecondaryResults.add("prefillTokensPerSecond", answer.promptTokens(), seconds(times.prefill()));
    SecondaryResults.add("decodeTokensPerSecond", times.decodedTokens(), seconds(times.decode()));
    return answer;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  @TearDown
  public void close() {
    reader.close();
    folder.close();
  }
}
