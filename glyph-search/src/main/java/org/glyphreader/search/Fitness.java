package org.glyphreader.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.glyphreader.CharacterErrors;
import org.glyphreader.CompressedDocument;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.search.Accuracy.Cluster;
import org.glyphreader.spi.WorkMonitor;

/**
 * Measures designs: draws texts and reads them back from the pixels as the model would see them.
 * Safe for use by several threads.
 */
final class Fitness {

  /** What a design costs. */
  record Cost(long textTokens, long visualTokens) {
    double ratio() {
      return visualTokens == 0 ? 0 : (double) textTokens / visualTokens;
    }
  }

  private final Supplier<GlyphEngine.Builder> engines;
  private final PageReading reading;

  Fitness(Supplier<GlyphEngine.Builder> engines, PageReading reading) {
    this.engines = engines;
    this.reading = reading;
  }

  /** What it costs to draw the texts. */
  Cost cost(RenderConfig design, List<SearchText> texts, long textTokens) {
    try (GlyphEngine engine = engine(design);
        CompressedDocument document = draw(engine, texts)) {
      return new Cost(textTokens, document.pages().stream().mapToLong(Page::visualTokens).sum());
    }
  }

  /** Tokens of the texts, which no design changes. */
  long textTokens(List<SearchText> texts) {
    try (GlyphEngine engine = engines.get().build();
        CompressedDocument document = draw(engine, texts)) {
      return document
          .stats()
          .textTokens()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "There is no tokenizer on the class path; add"
                          + " org.glyphreader:glyph-tokenizers"));
    }
  }

  /**
   * The errors in a passage. A passage shorter than a page is drawn on a page of full height, so
   * that the model resizes it just as it would a full one.
   */
  Cluster passage(RenderConfig design, SearchText passage, WorkMonitor monitor) {
    RenderConfig whole = design.toBuilder().autoCropLastPage(false).build();
    try (GlyphEngine engine = engine(whole);
        CompressedDocument document = draw(engine, List.of(passage))) {
      long errors = 0;
      long characters = 0;
      for (Page page : document.pages()) {
        CharacterErrors found = errors(page, monitor);
        errors += found.errors();
        characters += found.characters();
      }
      return new Cluster(errors, characters);
    }
  }

  private CharacterErrors errors(Page page, WorkMonitor monitor) {
    monitor.check();
    return CharacterErrors.between(page.text(), reading.transcribe(page, monitor));
  }

  /** The pages of texts, read one by one. The caller closes it. */
  Whole whole(RenderConfig design, List<SearchText> texts) {
    GlyphEngine engine = engine(design);
    return new Whole(engine, draw(engine, texts));
  }

  /** Texts drawn as a user would have them drawn. Safe for use by several threads. */
  final class Whole implements AutoCloseable {

    private final GlyphEngine engine;
    private final CompressedDocument document;

    private Whole(GlyphEngine engine, CompressedDocument document) {
      this.engine = engine;
      this.document = document;
    }

    int pages() {
      return document.pages().size();
    }

    double ratio() {
      return document.stats().ratio().orElse(0);
    }

    Page page(int index) {
      return document.pages().get(index);
    }

    Cluster read(int index, WorkMonitor monitor) {
      CharacterErrors found = errors(page(index), monitor);
      return new Cluster(found.errors(), found.characters());
    }

    @Override
    public void close() {
      document.close();
      engine.close();
    }
  }

  /** The wrong answers to questions about one document. */
  Cluster answers(RenderConfig design, List<SearchQuestion> questions, WorkMonitor monitor) {
    SearchText text = SearchText.plain("questions", questions.get(0).document());
    try (GlyphEngine engine = engine(design);
        CompressedDocument document = draw(engine, List.of(text))) {
      List<String> given =
          reading.answer(
              document, questions.stream().map(SearchQuestion::question).toList(), monitor);
      long wrong = 0;
      for (int i = 0; i < given.size(); i++) {
        String said = plain(given.get(i));
        wrong +=
            questions.get(i).answers().stream().map(Fitness::plain).anyMatch(said::contains)
                ? 0
                : 1;
      }
      return new Cluster(wrong, given.size());
    }
  }

  /** Questions by the document they are about. */
  static List<List<SearchQuestion>> byDocument(List<SearchQuestion> questions) {
    Map<String, List<SearchQuestion>> groups = new LinkedHashMap<>();
    questions.forEach(
        each -> groups.computeIfAbsent(each.document(), text -> new ArrayList<>()).add(each));
    return List.copyOf(groups.values());
  }

  /** Blanks and case are no part of an answer: readers part and join words. */
  private static String plain(String text) {
    return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
  }

  private GlyphEngine engine(RenderConfig design) {
    return engines.get().config(design).pageCache(0).build();
  }

  private static CompressedDocument draw(GlyphEngine engine, List<SearchText> texts) {
    List<Source> sources = texts.stream().map(SearchText::source).toList();
    return engine.compress(
        sources.get(0), sources.subList(1, sources.size()).toArray(Source[]::new));
  }
}
