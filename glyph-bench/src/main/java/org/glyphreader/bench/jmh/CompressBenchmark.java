package org.glyphreader.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Source;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** From a source to laid-out pages with their token counts; nothing is painted. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Takes(seconds = 22)
public class CompressBenchmark {

  /** Source type and language. */
  @Param({"ENGLISH", "CHINESE", "CODE"})
  public TextKind kind;

  @Param("100000")
  public int characters;

  @Param("glyph-en")
  public String preset;

  @Param({"72", "96"})
  public int dpi;

  private GlyphEngine engine;
  private Source source;

  /** Rates by the second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Rates {
    public long charactersPerSecond;
    public long pagesPerSecond;
  }

  @Setup
  public void prepare() {
    String text = GeneratedText.of(kind, characters, 1);
    source =
        kind == TextKind.CODE ? Source.code("Generated.java", text, "java") : Source.text(text);
    engine =
        GlyphEngine.builder()
            .preset(preset)
            .adjust(config -> config.toBuilder().dpi(dpi).build())
            .build();
  }

  @Benchmark
  public long compress(Rates rates) {
    try (CompressedDocument document = engine.compress(source)) {
      CompressionStats stats = document.stats();
      rates.charactersPerSecond += stats.characters();
      rates.pagesPerSecond += stats.pages();
      SecondaryResults.add("compressionRatio", stats.textTokens().orElse(0), stats.visualTokens());
      SecondaryResults.add("charactersPerVisualToken", stats.characters(), stats.visualTokens());
      return stats.visualTokens();
    }
  }

  @TearDown
  public void close() {
    engine.close();
  }
}
