package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.CompressedDocument;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Sampling;
import org.glyphreader.spi.AnswerSink;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Citation;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;

/**
 * Reads with a backend that is loaded once. A backend with a model transcribes by being asked to;
 * the embedded reader, which only quotes, by its text recogniser.
 */
final class BackendReading implements PageReading {

  private static final String TEXT_LAYER = "text-layer";
  private static final String TRANSCRIBE = "Write down all text of the page, word for word.";
  private static final String BRIEF = "Answer as briefly as you can, in the words of the text.";
  private static final int TOKENS_OF_PAGE = 16_384;
  private static final int TOKENS_OF_ANSWER = 256;

  private final Backend backend;
  private final Optional<TextRecognizer> recognizer;

  private BackendReading(Backend backend, Optional<TextRecognizer> recognizer) {
    this.backend = backend;
    this.recognizer = recognizer;
  }

  /**
   * Loads a backend.
   *
   * @throws BackendUnavailableException if there is no such backend
   */
  static PageReading open(String name, BackendSettings settings) {
    BackendProvider provider =
        all(BackendProvider.class).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new BackendUnavailableException(
                        "There is no backend \"" + name + "\" on the class path"));
    Backend backend = provider.open(ignoringTextLayers(provider, settings));
    if (settings.model().isPresent()) {
      return new BackendReading(backend, Optional.empty());
    }
    return new BackendReading(
        backend,
        Optional.of(
            all(TextRecognizerProvider.class).stream()
                .max(Comparator.comparingInt(TextRecognizerProvider::priority))
                .orElseThrow(
                    () ->
                        new BackendUnavailableException(
                            "There is no text recogniser on the class path; add"
                                + " org.glyphreader:glyph-backend-optical, or name a model"))
                .open()));
  }

  private static <T> List<T> all(Class<T> service) {
    List<T> providers = new ArrayList<>();
    ServiceLoader.load(service).forEach(providers::add);
    return providers;
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
          new Prompt(TRANSCRIBE, "", new PageRange(1, 1), TOKENS_OF_PAGE, Sampling.GREEDY);
      Generation generation = session.answer(prompt, new Quiet(monitor));
      monitor.check();
      return generation.text();
    }
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
