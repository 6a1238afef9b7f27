package org.glyphreader.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.CompressedDocument;
import org.glyphreader.FinishReason;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Sampling;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;

/**
 * Reads with a backend that is loaded once. A vision-language model transcribes by being asked to;
 * the embedded reader, which only quotes, by its text recogniser.
 */
final class BackendReading implements PageReading {

  private static final String EMBEDDED = "optical";
  private static final String TEXT_LAYER = "text-layer";
  private static final String TRANSCRIBE = "Write down all text of the page, word for word.";
  private static final String BRIEF = "Answer as briefly as you can, in the words of the text.";
  private static final int TOKENS_OF_ANSWER = 256;

  /** What a model may say beside the words of a page, its thoughts included. */
  private static final int TOKENS_BESIDE_TEXT = 1_024;

  /** What a prompt holds beside its pages, at most. */
  private static final int TOKENS_OF_PROMPT = 256;

  private final Backend backend;
  private final Optional<TextRecognizer> recognizer;
  private final long contextWindow;

  private BackendReading(Backend backend, Optional<TextRecognizer> recognizer, long contextWindow) {
    this.backend = backend;
    this.recognizer = recognizer;
    this.contextWindow = contextWindow;
  }

  /**
   * {@return the backend that is named; else the best one that reads the model, or the embedded
   * reader if there is no model}
   *
   * @throws BackendUnavailableException if there is none that can serve
   */
  static BackendProvider choose(Optional<String> name, BackendSettings settings) {
    Optional<String> wanted =
        name.or(() -> settings.model().isPresent() ? Optional.empty() : Optional.of(EMBEDDED));
    GlyphEngine.Builder engine = GlyphEngine.builder().device(settings.device());
    wanted.ifPresent(engine::backend);
    settings.model().ifPresent(engine::model);
    settings.options().forEach(engine::option);
    engine.build().close(); // Refuses what cannot serve, and says why.
    return providers(BackendProvider.class)
        .filter(each -> wanted.map(each.name()::equals).orElse(true))
        .filter(each -> settings.model().map(each::supports).orElse(true))
        .filter(each -> each.probe(settings).available())
        .max(Comparator.comparingInt(BackendProvider::priority))
        .orElseThrow(() -> new BackendUnavailableException("No backend can serve"));
  }

  private static <T> Stream<T> providers(Class<T> service) {
    return ServiceLoader.load(service).stream()
        .flatMap(
            each -> {
              try {
                return Stream.of(each.get());
              } catch (ServiceConfigurationError | LinkageError e) {
                return Stream.empty(); // A broken one does not sink the rest.
              }
            });
  }

  /**
   * Loads a backend.
   *
   * @throws BackendUnavailableException if it cannot be loaded
   */
  static PageReading open(BackendProvider provider, BackendSettings settings) {
    Optional<ModelDescription> model = provider.describe(settings.model());
    OptionalLong window = model.map(ModelDescription::contextWindow).orElse(OptionalLong.empty());
    Backend backend = provider.open(ignoringTextLayers(provider, settings));
    try {
      return new BackendReading(
          backend,
          model.isPresent() ? Optional.empty() : Optional.of(recognizer()),
          window.orElse(Long.MAX_VALUE));
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  private static TextRecognizer recognizer() {
    return providers(TextRecognizerProvider.class)
        .max(Comparator.comparingInt(TextRecognizerProvider::priority))
        .orElseThrow(
            () ->
                new BackendUnavailableException(
                    "There is no text recogniser on the class path; add"
                        + " org.glyphreader:glyph-backend-optical, or name a model"))
        .open();
  }

  private static BackendSettings ignoringTextLayers(
      BackendProvider provider, BackendSettings settings) {
    if (!provider.options().contains(TEXT_LAYER)) {
      return settings;
    }
    Map<String, String> options = new HashMap<>(settings.options());
    options.put(TEXT_LAYER, "ignore");
    return new BackendSettings(settings.model(), settings.device(), settings.dtype(), options);
  }

  @Override
  public String transcribe(Page page, WorkMonitor monitor) {
    return recognizer.isPresent() ? recognise(page, monitor) : generate(page, monitor);
  }

  private String recognise(Page page, WorkMonitor monitor) {
    return recognizer.orElseThrow().recognize(page.modelPixels(), monitor).stream()
        .map(RecognizedLine::text)
        .collect(Collectors.joining("\n"));
  }

  private String generate(Page page, WorkMonitor monitor) {
    try (ReadingSession session = backend.read(List.of(page), monitor)) {
      Prompt prompt =
          new Prompt(TRANSCRIBE, "", new PageRange(1, 1), mostTokens(page), Sampling.GREEDY);
      Generation generation = session.answer(prompt, new Quiet(monitor));
      monitor.check();
      return generation.text();
    }
  }

  /** A token is at least a byte: who needs more for a page than this has long gone astray. */
  private int mostTokens(Page page) {
    long text = page.text().getBytes(StandardCharsets.UTF_8).length;
    long room = contextWindow - page.visualTokens() - TOKENS_OF_PROMPT;
    return (int) Math.max(1, Math.min(text + TOKENS_BESIDE_TEXT, room));
  }

  @Override
  public List<String> answer(
      CompressedDocument document, List<String> questions, WorkMonitor monitor) {
    List<Page> pages = document.pages();
    List<String> answers = new ArrayList<>();
    try (ReadingSession session = backend.read(pages, monitor)) {
      for (String question : questions) {
        Prompt prompt =
            new Prompt(
                question, BRIEF, new PageRange(1, pages.size()), TOKENS_OF_ANSWER, Sampling.GREEDY);
        Generation generation = session.answer(prompt, new Quiet(monitor));
        monitor.check();
        // What a reader that quotes recognised counts, not the canonical words it stands for.
        String asRead =
            generation.citations().stream()
                .map(Citation::asRead)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
        answers.add(asRead.isEmpty() ? generation.text() : asRead);
      }
    }
    return answers;
  }

  @Override
  public void close() {
    try {
      recognizer.ifPresent(TextRecognizer::close);
    } finally {
      backend.close();
    }
  }

  /** Takes an answer that is wanted whole. */
  private record Quiet(WorkMonitor monitor) implements AnswerSink {

    @Override
    public void text(String piece) {}

    @Override
    public void reasoning(String piece) {}

    @Override
    public void progress(String stage, long done, long total) {
      monitor.progress(stage, done, total);
    }

    @Override
    public Optional<FinishReason> stop() {
      return monitor.stop();
    }
  }
}
