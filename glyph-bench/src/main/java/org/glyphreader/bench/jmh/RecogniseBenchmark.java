package org.glyphreader.bench.jmh;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
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

/** The text recogniser on one page, from pixels alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Takes(seconds = 18)
public class RecogniseBenchmark {

  @Param("ENGLISH")
  public TextKind kind;

  @Param("4000")
  public int characters;

  @Param("glyph-en")
  public String preset;

  @Param("72")
  public int dpi;

  private TextRecognizer recognizer;
  private Pixels pixels;
  private long visualTokens;

  /** Rates by the second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Rates {
    public long charactersPerSecond;
    public long visualTokensPerSecond;
  }

  @Setup
  public void prepare() {
    recognizer =
        ServiceLoader.load(TextRecognizerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .max(Comparator.comparingInt(TextRecognizerProvider::priority))
            .orElseThrow()
            .open();
    try (GlyphEngine engine =
            GlyphEngine.builder()
                .preset(preset)
                .adjust(config -> config.toBuilder().dpi(dpi).build())
                .build();
        CompressedDocument document = engine.compress(GeneratedText.of(kind, characters, 1))) {
      Page page = document.pages().get(0);
      pixels = page.modelPixels();
      visualTokens = page.visualTokens();
    }
  }

  @Benchmark
  public List<RecognizedLine> recognise(Rates rates) {
    List<RecognizedLine> lines = recognizer.recognize(pixels, Readers.NOWHERE);
    rates.charactersPerSecond += lines.stream().mapToInt(line -> line.text().length()).sum();
    rates.visualTokensPerSecond += visualTokens;
    return lines;
  }

  @TearDown
  public void close() {
    recognizer.close();
  }
}
