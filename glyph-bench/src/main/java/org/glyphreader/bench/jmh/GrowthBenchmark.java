package org.glyphreader.bench.jmh;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Sampling;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
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

/** How cost grows with the length of a document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Takes(seconds = 18)
public class GrowthBenchmark {

  /** A document that warms the JVM up, so that short documents are not measured cold. */
  private static final int WARM_UP = 1_000_000;

  private static final int WARM_UPS = 12;

  @Param({"10000", "100000", "1000000", "10000000"})
  public int characters;

  private GlyphEngine engine;
  private Backend reader;
  private String text;

  /** A document laid out and read before the clock runs. */
  @State(Scope.Benchmark)
  public static class Read {
    private CompressedDocument document;
    private ReadingSession session;

    /** Reads it. */
    @Setup(Level.Trial)
    public void prepare(GrowthBenchmark benchmark) {
      document = benchmark.engine.compress(benchmark.text);
      session = benchmark.reader.read(document.pages(), Readers.NOWHERE);
    }

    /** Frees it. */
    @TearDown(Level.Trial)
    public void close() {
      session.close();
      document.close();
    }
  }

  @Setup
  public void prepare() {
    engine = GlyphEngine.builder().preset("glyph-en").build();
    reader = Readers.open("optical", Optional.empty(), "");
    text = GeneratedText.of(TextKind.ENGLISH, characters, 1);
    String other = GeneratedText.of(TextKind.ENGLISH, WARM_UP, 2);
    for (int i = 0; i < WARM_UPS; i++) {
      draw(other);
    }
  }

  private long draw(String written) {
    try (CompressedDocument document = engine.compress(written)) {
      return document.pages().stream().mapToLong(GrowthBenchmark::ink).sum();
    }
  }

  private static long ink(Page page) {
    return page.pixels().width();
  }

  /** Layout, and every page painted, one after the other. */
  @Benchmark
  public long render() {
    return draw(text);
  }

  /** Layout, and what the reader does before the first question. */
  @Benchmark
  public int read() {
    try (CompressedDocument document = engine.compress(text);
        ReadingSession session = reader.read(document.pages(), Readers.NOWHERE)) {
      return document.pages().size() + session.hashCode() % 2;
    }
  }

  /** A question about a document already read. */
  @Benchmark
  public Generation ask(Read read) {
    PageRange all = new PageRange(1, read.document.pages().size());
    Prompt prompt =
        new Prompt("Who mended the wooden ladder of the shepherd?", "", all, 64, Sampling.GREEDY);
    return read.session.answer(prompt, Readers.NOWHERE);
  }

  @TearDown
  public void close() {
    reader.close();
    engine.close();
  }
}
