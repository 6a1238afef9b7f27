package org.glyphreader.vlm.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.glyphreader.ContextOverflowException;
import org.glyphreader.FinishReason;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Sampling;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.Generation;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.ReadingSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Read once, ask often. */
public interface SessionContract extends ContractSubject {

  /** Asks in a session of its own. */
  private Generation afresh(Backend backend, List<Page> pages, Prompt prompt) {
    RecordingSink sink = new RecordingSink();
    try (ReadingSession session = backend.read(pages, sink)) {
      Generation answer = session.answer(prompt, sink);
      assertThat(sink.written()).isEqualTo(answer.text());
      assertThat(sink.reasoned()).isEqualTo(answer.reasoning());
      return answer;
    }
  }

  private Backend tiny(Path folder, Map<String, String> options) {
    return open(prepare(TinyCheckpoint.copyTo(folder.resolve("tiny"))), options);
  }

  @Test
  default void a_later_question_is_answered_as_if_it_were_the_first(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png", "page3.png");
    List<String> questions = List.of("Who wrote it?", "Who paid, and when?", "17 × 23 = ?");
    try (Backend backend = tiny(folder, Map.of());
        ReadingSession session = backend.read(pages, new RecordingSink())) {
      for (String question : questions) {
        Prompt prompt = ContractPages.ask(question, 2);
        Generation answer = session.answer(prompt, new RecordingSink());

        assertThat(answer).isEqualTo(afresh(backend, pages, prompt));
        assertThat(answer.usage().pages()).isEqualTo(2);
        assertThat(answer.usage().visualTokens())
            .isEqualTo(pages.stream().mapToLong(Page::visualTokens).sum());
        assertThat(answer.usage().answerTokens()).isEqualTo(12);
        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
      }
    }
  }

  @Test
  default void a_later_question_costs_its_own_tokens_only(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png", "page3.png");
    RecordingSink first = new RecordingSink();
    RecordingSink second = new RecordingSink();
    try (Backend backend = tiny(folder, Map.of("prefill-chunk", "16"));
        ReadingSession session = backend.read(pages, first)) {
      session.answer(ContractPages.ask("Who wrote it?", 2), first);
      session.answer(ContractPages.ask("Who paid?", 2), second);
    }

    assertThat(first.stages()).contains("encode 1/2", "encode 2/2");
    assertThat(first.stages().stream().filter(s -> s.startsWith("prefill"))).hasSizeGreaterThan(12);
    assertThat(second.stages()).hasSize(1).allMatch(s -> s.startsWith("prefill"));
  }

  @Test
  default void a_range_sees_its_pages_only_and_encodes_none_again(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png", "page3.png", "page2.png");
    RecordingSink sink = new RecordingSink();
    try (Backend backend = tiny(folder, Map.of());
        ReadingSession session = backend.read(pages, sink)) {
      session.answer(ContractPages.ask("Who?", 2), sink);
      sink.stages().clear();

      Generation second = session.answer(ContractPages.ask("Who?", 2, 2, 12), sink);
      assertThat(second)
          .isEqualTo(afresh(backend, ContractPages.of("page3.png"), ContractPages.ask("Who?", 1)));
      assertThat(sink.stages()).noneMatch(s -> s.startsWith("encode"));

      Generation all = session.answer(ContractPages.ask("Who?", 3), sink);
      assertThat(all).isEqualTo(afresh(backend, pages, ContractPages.ask("Who?", 3)));
      assertThat(sink.stages().stream().filter(s -> s.startsWith("encode"))).hasSize(1);
    }
  }

  @Test
  default void replaced_pages_are_read_and_those_before_them_kept(@TempDir Path folder) {
    List<Page> before = ContractPages.of("page2.png", "page2.png");
    List<Page> after = ContractPages.of("page2.png", "page3.png", "page2.png");
    RecordingSink sink = new RecordingSink();
    try (Backend backend = tiny(folder, Map.of());
        ReadingSession session = backend.read(before, sink)) {
      session.answer(ContractPages.ask("Who?", 2), sink);
      sink.stages().clear();
      session.replaceFrom(2, after, sink);

      Generation answer = session.answer(ContractPages.ask("Who?", 3), sink);

      assertThat(answer).isEqualTo(afresh(backend, after, ContractPages.ask("Who?", 3)));
      assertThat(sink.stages().stream().filter(s -> s.startsWith("encode"))).hasSize(2);
    }
  }

  @Test
  default void forgotten_features_are_computed_again(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png", "page3.png");
    try (Backend backend = tiny(folder, Map.of("image-cache-mb", "0", "prefill-chunk", "40"));
        ReadingSession session = backend.read(pages, new RecordingSink())) {
      for (int[] range : new int[][] {{1, 2}, {2, 2}, {1, 2}}) {
        Prompt prompt = ContractPages.ask("Who?", range[0], range[1], 12);
        assertThat(session.answer(prompt, new RecordingSink()))
            .isEqualTo(afresh(backend, pages, prompt));
      }
    }
  }

  @Test
  default void an_answer_stops_between_two_tokens_and_the_session_goes_on(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png");
    Prompt prompt = ContractPages.ask("Who?", 1, 1, 500);
    try (Backend backend = tiny(folder, Map.of());
        ReadingSession session = backend.read(pages, new RecordingSink())) {
      for (FinishReason reason : List.of(FinishReason.CANCELLED, FinishReason.DEADLINE)) {
        RecordingSink sink =
            new RecordingSink() {
              @Override
              public void text(String piece) {
                super.text(piece);
                stopNow(reason);
              }
            };
        Generation stopped = session.answer(prompt, sink);

        assertThat(stopped.finishReason()).isEqualTo(reason);
        assertThat(stopped.text()).isNotEmpty();
        assertThat(stopped.usage().answerTokens()).isLessThan(20);
      }
      assertThat(session.answer(ContractPages.ask("Who?", 1), new RecordingSink()))
          .isEqualTo(afresh(backend, pages, ContractPages.ask("Who?", 1)));
    }
  }

  @Test
  default void reading_stops_between_two_chunks(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png", "page3.png");
    RecordingSink sink =
        new RecordingSink() {
          @Override
          public void progress(String stage, long done, long total) {
            super.progress(stage, done, total);
            stopNow(FinishReason.CANCELLED);
          }
        };
    try (Backend backend = tiny(folder, Map.of("prefill-chunk", "20"));
        ReadingSession session = backend.read(pages, new RecordingSink())) {
      Generation stopped = session.answer(ContractPages.ask("Who?", 2), sink);

      assertThat(stopped.finishReason()).isEqualTo(FinishReason.CANCELLED);
      assertThat(stopped.text()).isEmpty();
      assertThat(sink.stages()).hasSizeLessThan(3);
    }
  }

  @Test
  default void what_the_listener_throws_passes_through_and_the_session_goes_on(
      @TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png");
    RecordingSink failing =
        new RecordingSink() {
          @Override
          public void text(String piece) {
            throw new UnsupportedOperationException("enough");
          }
        };
    try (Backend backend = tiny(folder, Map.of());
        ReadingSession session = backend.read(pages, new RecordingSink())) {
      Prompt prompt = ContractPages.ask("Who?", 1);
      assertThatThrownBy(() -> session.answer(prompt, failing))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("enough");
      assertThat(session.answer(prompt, new RecordingSink()))
          .isEqualTo(afresh(backend, pages, prompt));
    }
  }

  @Test
  default void what_does_not_fit_is_refused_before_anything_is_encoded(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page3.png", "page2.png", "page1.png");
    RecordingSink sink = new RecordingSink();
    try (Backend backend = tiny(folder, Map.of("kv-cache-mb", "1"));
        ReadingSession session = backend.read(pages, sink)) {
      assertThatThrownBy(() -> session.answer(ContractPages.ask("Who?", 3), sink))
          .isInstanceOf(ContextOverflowException.class)
          .hasMessageContainingAll("3 pages", "834 visual tokens", "kv-cache-mb", "pages 1-2");
      assertThatThrownBy(() -> session.answer(ContractPages.ask("Who?", 1, 2, 40_000), sink))
          .isInstanceOfSatisfying(
              ContextOverflowException.class,
              e -> {
                assertThat(e.window()).isEqualTo(32_768);
                assertThat(e.tokens()).isGreaterThan(40_204);
              })
          .hasMessageContainingAll("2 pages", "context window of 32768 tokens", "new tokens");
      assertThat(sink.stages()).isEmpty();
      assertThat(session.answer(ContractPages.ask("Who?", 2), sink).text()).isNotEmpty();
    }
  }

  @Test
  default void a_repetition_penalty_changes_the_answer(@TempDir Path folder) {
    List<Page> pages = ContractPages.of("page2.png");
    try (Backend backend = tiny(folder, Map.of())) {
      Prompt greedy = ContractPages.ask("Who?", 1, 1, 24);
      Prompt glyph = new Prompt("Who?", "", new PageRange(1, 1), 24, Sampling.GLYPH);
      Prompt model = new Prompt("Who?", "", new PageRange(1, 1), 24, Sampling.MODEL);

      assertThat(afresh(backend, pages, glyph)).isEqualTo(afresh(backend, pages, glyph));
      assertThat(afresh(backend, pages, glyph).text())
          .isNotEqualTo(afresh(backend, pages, greedy).text());
      assertThat(afresh(backend, pages, model)).isEqualTo(afresh(backend, pages, greedy));
    }
  }

  @Test
  default void sessions_of_several_threads_do_not_mix(@TempDir Path folder) throws Exception {
    List<List<Page>> documents =
        List.of(ContractPages.of("page2.png"), ContractPages.of("page3.png"));
    List<String> questions = List.of("Who wrote it?", "Who paid?", "比较这三页");
    try (Backend backend = tiny(folder, Map.of("prefill-chunk", "30"))) {
      List<Throwable> failures = new CopyOnWriteArrayList<>();
      List<Thread> threads = new ArrayList<>();
      for (List<Page> pages : documents) {
        List<Generation> expected = new ArrayList<>();
        questions.forEach(q -> expected.add(afresh(backend, pages, ContractPages.ask(q, 1))));
        ReadingSession shared = backend.read(pages, new RecordingSink());
        for (int i = 0; i < questions.size(); i++) {
          Prompt prompt = ContractPages.ask(questions.get(i), 1);
          Generation answer = expected.get(i);
          threads.add(
              new Thread(
                  () -> assertThat(shared.answer(prompt, new RecordingSink())).isEqualTo(answer)));
        }
      }
      for (Thread thread : threads) {
        thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(failures).isEmpty();
    }
  }
}
