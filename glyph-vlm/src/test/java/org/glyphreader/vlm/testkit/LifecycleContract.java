package org.glyphreader.vlm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glyphreader.Answer;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.CompressedDocument;
import org.glyphreader.FinishReason;
import org.glyphreader.GlyphEngine;
import org.glyphreader.GlyphException;
import org.glyphreader.Question;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.vlm.generate.SamplingConfig;
import org.glyphreader.vlm.session.VlmBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening, closing, and the way through the engine. Needs glyph-render on the test class path. */
public interface LifecycleContract extends ContractSubject {

  private Path tiny(Path folder) {
    return prepare(TinyCheckpoint.copyTo(folder.resolve("tiny")));
  }

  /** A sink that has something closed, on another thread, when the first text comes. */
  private static RecordingSink closing(ExecutorService other, Runnable close, Future<?>[] done) {
    return new RecordingSink() {
      @Override
      public void text(String piece) {
        super.text(piece);
        if (done[0] == null) {
          done[0] = other.submit(close);
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  default void closing_during_an_answer_ends_it_and_waits(
      boolean wholeBackend, @TempDir Path folder) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    Backend backend = open(tiny(folder), Map.of());
    try {
      ReadingSession session = backend.read(ContractPages.of("page3.png"), new RecordingSink());
      Future<?>[] closed = new Future<?>[1];
      RecordingSink sink = closing(other, wholeBackend ? backend::close : session::close, closed);

      Generation answer = session.answer(ContractPages.ask("Who?", 1, 1, 20_000), sink);

      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
      closed[0].get(60, TimeUnit.SECONDS);
      assertThatThrownBy(() -> session.answer(ContractPages.ask("Who?", 1), new RecordingSink()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("closed");
    } finally {
      backend.close();
      other.shutdown();
    }
  }

  @Test
  default void a_listener_may_close_what_it_listens_to(@TempDir Path folder) {
    Backend backend = open(tiny(folder), Map.of());
    ReadingSession session = backend.read(ContractPages.of("page3.png"), new RecordingSink());
    RecordingSink sink =
        new RecordingSink() {
          @Override
          public void text(String piece) {
            super.text(piece);
            backend.close();
          }
        };

    Generation answer = session.answer(ContractPages.ask("Who?", 1, 1, 500), sink);

    assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
    assertThat(answer.text()).isNotEmpty();
  }

  @Test
  default void use_after_close_names_what_was_closed(@TempDir Path folder) {
    VlmBackend backend = open(tiny(folder), Map.of());
    ReadingSession session = backend.read(ContractPages.of("page3.png"), new RecordingSink());
    session.close();
    session.close();
    assertThatThrownBy(() -> session.answer(ContractPages.ask("Who?", 1), new RecordingSink()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("session", provider().name(), "closed");
    backend.close();
    backend.close();
    assertThatThrownBy(() -> backend.read(ContractPages.of("page3.png"), new RecordingSink()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(provider().name(), "closed");
    assertThatThrownBy(
            () -> backend.generate(List.of(), "Hi", SamplingConfig.GREEDY, 1, new RecordingSink()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  default void closing_frees_everything(@TempDir Path folder) {
    long before = live().orElse(0);
    Path model = tiny(folder);
    try (VlmBackend backend = open(model, Map.of())) {
      ReadingSession session =
          backend.read(ContractPages.of("page2.png", "page3.png"), new RecordingSink());
      session.answer(ContractPages.ask("Who?", 2), new RecordingSink());
      backend.generate(
          List.of(TinyCheckpoint.page("page3.png")),
          "Hi",
          SamplingConfig.GREEDY,
          3,
          new RecordingSink());
    }

    assertThat(live().orElse(0)).isEqualTo(before);
  }

  @Test
  default void five_hundred_questions_leave_nothing_behind(@TempDir Path folder) {
    List<String> questions = List.of("Who?", "When, and why?", "17 × 23");
    long early = 0;
    try (Backend backend = open(tiny(folder), Map.of());
        ReadingSession session = backend.read(ContractPages.of("page3.png"), new RecordingSink())) {
      for (int i = 0; i < 500; i++) {
        String question = questions.get(i % questions.size());
        session.answer(ContractPages.ask(question, 1, 1, 1), new RecordingSink());
        if (i == 20) {
          early = live().orElse(0);
        }
      }
      assertThat(live().orElse(0)).isLessThanOrEqualTo(early);
    }
  }

  @Test
  default void the_model_is_described_without_being_loaded(@TempDir Path folder) {
    Path model = tiny(folder);
    long before = live().orElse(0);

    assertThat(provider().supports(model)).isTrue();
    assertThat(provider().supports(folder)).isFalse();
    ModelDescription description = provider().describe(Optional.of(model)).orElseThrow();

    assertThat(description.contextWindow()).hasValue(32_768);
    VisualTokenizer expected = VisualTokenizer.glm4v(12_544, 9_633_792);
    assertThat(description.visualTokenizer().tokens(595, 842)).isEqualTo(630);
    assertThat(description.visualTokenizer().tokens(9_000, 7_000))
        .isEqualTo(expected.tokens(9_000, 7_000));
    assertThat(live().orElse(0)).isEqualTo(before);
  }

  @Test
  default void an_unknown_dtype_is_refused_by_name(@TempDir Path folder) {
    BackendSettings settings =
        new BackendSettings(Optional.of(tiny(folder)), "cpu", Optional.of("float7"), Map.of());

    assertThatThrownBy(() -> provider().open(settings).close())
        .isInstanceOfAny(IllegalArgumentException.class, GlyphException.class)
        .hasMessageContaining("float7");
  }

  @Test
  default void a_device_that_is_not_there_is_refused_by_name(@TempDir Path folder) {
    BackendSettings settings =
        new BackendSettings(Optional.of(tiny(folder)), "cuda:63", Optional.empty(), Map.of());

    assertThat(provider().probe(settings).available()).isFalse();
    assertThat(provider().probe(settings).reason()).isNotBlank();
    assertThatThrownBy(() -> provider().open(settings).close())
        .isInstanceOf(BackendUnavailableException.class);
  }

  @Test
  default void a_bad_option_is_refused_by_name(@TempDir Path folder) {
    Path model = tiny(folder);

    assertThatThrownBy(() -> open(model, Map.of("prefill-chunk", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("prefill-chunk", "many");
  }

  @Test
  default void several_threads_ask_one_document_through_the_engine(@TempDir Path folder)
      throws Exception {
    Path model = tiny(folder);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (GlyphEngine engine =
            GlyphEngine.builder().backend(provider().name()).model(model).device("cpu").build();
        CompressedDocument document = engine.compress("The ship left port at dawn.")) {
      List<String> questions = List.of("Who left?", "When?", "What left, and when?", "Why?");
      List<String> expected = questions.stream().map(q -> ask(document, q).text()).toList();
      List<Future<String>> answers =
          questions.stream().map(q -> threads.submit(() -> ask(document, q).text())).toList();

      for (int i = 0; i < questions.size(); i++) {
        assertThat(answers.get(i).get(120, TimeUnit.SECONDS)).isEqualTo(expected.get(i));
      }
      assertThat(ask(document, "Who left?").usage().visualTokens())
          .isEqualTo(document.stats().visualTokens());
    } finally {
      threads.shutdown();
    }
  }

  private static Answer ask(CompressedDocument document, String question) {
    return document.ask(Question.builder(question).maxNewTokens(8).build());
  }
}
