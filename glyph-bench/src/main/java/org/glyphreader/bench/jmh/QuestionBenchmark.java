package org.glyphreader.bench.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Time to the first token of the first question about a document, reading it included, and of a
 * further question. A reader that quotes gives its whole answer at once.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@Takes(seconds = 22)
public class QuestionBenchmark {

  private static final int QUESTION_COUNT = 3;

  private static final String[] QUESTIONS = {
    "Who mended the wooden ladder of the shepherd?",
    "What stood in Saltmarsh that summer?",
    "Which road was closed after the harvest?"
  };

  @Param("optical")
  public String reader;

  /** A folder, or empty for a small checkpoint with random weights. */
  @Param("")
  public String model;

  /** Empty for the backend's choice. */
  @Param("")
  public String dtype;

  @Param("10000")
  public int characters;

  @Param("glyph-en")
  public String preset;

  @Param("72")
  public int dpi;

  private Readers.Model folder;
  private Backend backend;
  private GlyphEngine engine;
  private CompressedDocument document;
  private List<Page> pages;
  private ReadingSession session;

  @Setup
  public void prepare() throws IOException {
    Optional<Path> path = Optional.empty();
    if (!reader.equals("optical")) {
      folder = new Readers.Model(model, reader, dtype);
      path = Optional.of(folder.folder());
    }
    backend = Readers.open(reader, path, dtype);
    engine =
        GlyphEngine.builder()
            .preset(preset)
            .adjust(config -> config.toBuilder().dpi(dpi).build())
            .build();
    document = engine.compress(GeneratedText.of(TextKind.ENGLISH, characters, 1));
    pages = document.pages();
    session = backend.read(pages, Readers.NOWHERE);
    for (String question : QUESTIONS) {
      session.answer(prompt(question), Readers.NOWHERE);
    }
  }

  private Prompt prompt(String question) {
    return new Prompt(question, "", new PageRange(1, pages.size()), 1, Sampling.GREEDY);
  }

  @Benchmark
  public Generation first() {
    try (ReadingSession fresh = backend.read(pages, Readers.NOWHERE)) {
      return fresh.answer(prompt(QUESTIONS[0]), Readers.NOWHERE);
    }
  }

  /** Each of several questions, since one may cost more than another. */
  @Benchmark
  @OperationsPerInvocation(QUESTION_COUNT)
  public void next(Blackhole answers) {
    for (String question : QUESTIONS) {
      answers.consume(session.answer(prompt(question), Readers.NOWHERE));
    }
  }

  @TearDown
  public void close() {
    session.close();
    document.close();
    engine.close();
    backend.close();
    if (folder != null) {
      folder.close();
    }
  }
}
