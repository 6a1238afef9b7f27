package org.glyphreader.bench.eval;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.glyphreader.Answer;
import org.glyphreader.AnswerListener;
import org.glyphreader.CompressedDocument;
import org.glyphreader.CompressionStats;
import org.glyphreader.Evidence;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Question;
import org.glyphreader.Transcript;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.BackendProvider;

/**
 * Reads documents from their pages as a user would have them read. Text layers are ignored, and
 * where a reader says what it recognised, that counts and not the canonical words it stands for.
 *
 * <p>A page is transcribed by what reads it: the optical reader by its recogniser, any other by
 * being asked to.
 */
final class PageReader implements EvalReader<EvalReader.Transcribable> {

  private static final String OPTICAL = "optical";
  private static final String TEXT_LAYER = "text-layer";

  private static final String WORD_FOR_WORD = "Write down all text of this page, word for word.";

  private final GlyphEngine engine;
  private final String preset;
  private final int dpi;

  private PageReader(GlyphEngine engine, String preset, int dpi) {
    this.engine = engine;
    this.preset = preset;
    this.dpi = dpi;
  }

  static PageReader open(EvalSettings settings, String preset, int dpi) {
    String backend = settings.backend().orElseGet(() -> chosen(settings));
    GlyphEngine.Builder builder = engine(settings).backend(backend).preset(preset);
    builder.adjust(config -> config.toBuilder().dpi(dpi).build());
    if (knowsTextLayers(backend)) {
      builder.option(TEXT_LAYER, "ignore");
    }
    return new PageReader(builder.build(), preset, dpi);
  }

  private static GlyphEngine.Builder engine(EvalSettings settings) {
    GlyphEngine.Builder builder = GlyphEngine.builder().device(settings.device());
    settings.model().ifPresent(builder::model);
    settings.dtype().ifPresent(builder::dtype);
    return builder;
  }

  private static String chosen(EvalSettings settings) {
    try (GlyphEngine engine = engine(settings).build()) {
      return engine.reader().name();
    }
  }

  private static boolean knowsTextLayers(String backend) {
    return ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .anyMatch(p -> p.name().equals(backend) && p.options().contains(TEXT_LAYER));
  }

  @Override
  public String kind() {
    return "pages";
  }

  @Override
  public BackendInfo info() {
    return engine.reader();
  }

  @Override
  public String preset() {
    return preset;
  }

  @Override
  public int dpi() {
    return dpi;
  }

  @Override
  public Transcribable open(String text) {
    return new Drawn(engine.compress(text), engine.reader().name().equals(OPTICAL));
  }

  @Override
  public void close() {
    engine.close();
  }

  private record Drawn(CompressedDocument document, CompressionStats stats, boolean recognises)
      implements Transcribable {

    Drawn(CompressedDocument document, boolean recognises) {
      this(document, document.stats(), recognises);
    }

    @Override
    public int pages() {
      return stats.pages();
    }

    @Override
    public long visualTokens() {
      return stats.visualTokens();
    }

    @Override
    public long textTokens() {
      return stats.textTokens().orElse(0);
    }

    @Override
    public Reply ask(EvalQuestion asked) {
      Question question = Question.builder(asked.text()).instruction(asked.instruction()).build();
      Answer answer = document.ask(question, AnswerListener.NONE);
      String best =
          answer.evidence().stream()
              .findFirst()
              .map(Evidence::asRead)
              .flatMap(read -> read)
              .orElse(answer.text());
      String quotes =
          answer.evidence().stream()
              .map(Evidence::asRead)
              .flatMap(Optional::stream)
              .collect(Collectors.joining("\n"));
      return new Reply(
          best,
          quotes.isEmpty() ? answer.text() : quotes,
          answer.finishReason().name(),
          answer.timings().read().toMillis(),
          answer.timings().answer().toMillis());
    }

    @Override
    public Reply transcribe() {
      long begin = System.nanoTime();
      String text = recognises ? recognised() : written();
      long ms = (System.nanoTime() - begin) / 1_000_000;
      return new Reply(text, text, "STOP", 0, ms);
    }

    private String recognised() {
      return document.transcribe().pages().stream()
          .map(Transcript.PageText::text)
          .collect(Collectors.joining("\n"));
    }

    /** No page needs more tokens than twice those of the whole text, in any tokenizer. */
    private String written() {
      int enough = (int) Math.min(Integer.MAX_VALUE, 64 + 2 * stats.textTokens().orElse(4_096));
      return IntStream.rangeClosed(1, stats.pages())
          .mapToObj(
              page ->
                  Question.builder(WORD_FOR_WORD).pages(page, page).maxNewTokens(enough).build())
          .map(question -> document.ask(question, AnswerListener.NONE).text())
          .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
      document.close();
    }
  }
}
