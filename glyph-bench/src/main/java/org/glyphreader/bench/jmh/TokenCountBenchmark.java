package org.glyphreader.bench.jmh;

import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.glyphreader.bench.text.GeneratedText;
import org.glyphreader.bench.text.TextKind;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;
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
import org.openjdk.jmh.annotations.Warmup;

/** Counting text tokens, which the compression ratio needs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@Takes(seconds = 20)
public class TokenCountBenchmark {

  @Param("ENGLISH")
  public TextKind kind;

  @Param("100000")
  public int characters;

  @Param("o200k_base")
  public String tokenizer;

  private String text;

  /** Rates by the second. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Rates {
    public long charactersPerSecond;
  }

  private TextTokenizer counter;

  @Setup
  public void prepare() {
    text = GeneratedText.of(kind, characters, 1);
    counter =
        ServiceLoader.load(TextTokenizerProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.names().contains(tokenizer))
            .findFirst()
            .orElseThrow()
            .byName(tokenizer);
  }

  @Benchmark
  public long countTokens(Rates rates) {
    rates.charactersPerSecond += text.length();
    return counter.count(text);
  }
}
