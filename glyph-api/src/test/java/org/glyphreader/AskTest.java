package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.spi.Generation;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.Script;
import org.junit.jupiter.api.Test;

/** Asking: what is passed on, in which order, and what a backend's failures become. */
class AskTest extends EngineTest {

  @Test
  void piecesReachTheListenerInOrderOnTheAskingThread() {
    script.onRead = monitor -> monitor.progress("encode", 1, 2);
    script.answering(
        (prompt, sink, pages) -> {
          sink.reasoning("hm");
          return Script.stream(sink, "One ", "two ", "three.");
        });
    List<String> heard = new ArrayList<>();
    Thread asking = Thread.currentThread();
    AnswerListener listener =
        new AnswerListener() {
          @Override
          public void onProgress(String stage, long done, long total) {
            hear(stage + " " + done + "/" + total);
          }

          @Override
          public void onReasoning(String piece) {
            hear("<" + piece + ">");
          }

          @Override
          public void onText(String piece) {
            hear(piece);
          }

          private void hear(String news) {
            assertThat(Thread.currentThread()).isSameAs(asking);
            heard.add(news);
          }
        };
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      Answer answer = document.ask(Question.of("What?"), listener);

      assertThat(heard).containsExactly("encode 1/2", "<hm>", "One ", "two ", "three.");
      assertThat(answer.text()).isEqualTo("One two three.");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(answer.usage()).isEqualTo(Script.usage());
      for (Duration each :
          List.of(answer.timings().render(), answer.timings().read(), answer.timings().answer())) {
        assertThat(each.isNegative()).isFalse();
      }
    }
  }

  @Test
  void anAnswerThatWasNotStreamedReachesTheListenerInOnePiece() {
    script.answering((p, sink, pages) -> Script.says("All at once."));
    List<String> heard = new ArrayList<>();
    try (GlyphEngine engine = builder().build()) {
      engine
          .compress("text")
          .ask(
              Question.of("What?"),
              new AnswerListener() {
                @Override
                public void onText(String piece) {
                  heard.add(piece);
                }
              });
    }
    assertThat(heard).containsExactly("All at once.");
  }

  @Test
  void thePromptCarriesAllOfTheQuestion() {
    Question question =
        Question.builder("  Who? ")
            .instruction("One word.")
            .pages(2, 3)
            .maxNewTokens(7)
            .sampling(Sampling.GLYPH)
            .build();
    script.answering(
        (prompt, sink, pages) -> {
          assertThat(prompt.question()).isEqualTo("Who?");
          assertThat(prompt.instruction()).isEqualTo("One word.");
          assertThat(prompt.pages()).isEqualTo(new PageRange(2, 3));
          assertThat(prompt.maxNewTokens()).isEqualTo(7);
          assertThat(prompt.sampling()).isEqualTo(Sampling.GLYPH);
          assertThat(pages).hasSize(3);
          return Script.says("Marta.");
        });
    try (GlyphEngine engine = builder().build()) {
      assertThat(engine.compress(pages(3)).ask(question).text()).isEqualTo("Marta.");
    }
  }

  @Test
  void theDocumentIsReadAtTheFirstQuestionAndNeverAgain() {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress(pages(2))) {
      assertThat(document.stats().pages()).isEqualTo(2);
      assertThat(script.opened).hasValue(0);

      document.ask("One?");
      Answer second = document.ask("Two?");

      assertThat(script.log).containsExactly("read 2", "answer One?", "answer Two?");
      assertThat(script.opened).hasValue(1);
      assertThat(second.timings().read()).isZero();
    }
  }

  @Test
  void pagesThatAreNotThereAreRefused() {
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress(pages(2));
      assertThatThrownBy(() -> document.ask(Question.builder("Who?").pages(2, 3).build()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Pages 2-3 of a document with 2 pages");
    }
    assertThat(script.log).isEmpty();
  }

  @Test
  void whatAListenerThrowsReachesTheCallerAndLeavesTheDocumentUsable() {
    script.answering((prompt, sink, pages) -> Script.stream(sink, "a", "b"));
    RuntimeException own = new IllegalStateException("enough");
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      assertThatThrownBy(() -> document.ask(Question.of("Q?"), throwing(own))).isSameAs(own);
      assertThat(document.ask("Again?").text()).isEqualTo("ab");
      assertThat(script.log).containsOnlyOnce("read 1");
    }
  }

  @Test
  void aBackendCannotHideWhatAListenerThrows() {
    RuntimeException own = new IllegalArgumentException("mine");
    List<Script.Answering> habits =
        List.of(
            (prompt, sink, pages) -> {
              try {
                sink.text("x");
              } catch (RuntimeException e) {
                assertThat(sink.stop()).contains(FinishReason.CANCELLED);
                throw new BackendFailureException("wrapped", e);
              }
              return Script.says("");
            },
            (prompt, sink, pages) -> {
              try {
                sink.text("x");
              } catch (RuntimeException e) {
                return Script.says("swallowed");
              }
              return Script.says("");
            });
    for (Script.Answering habit : habits) {
      script.answering(habit);
      try (GlyphEngine engine = builder().build()) {
        CompressedDocument document = engine.compress("text");
        assertThatThrownBy(() -> document.ask(Question.of("Q?"), throwing(own))).isSameAs(own);
      }
    }
  }

  private static AnswerListener throwing(RuntimeException e) {
    return new AnswerListener() {
      @Override
      public void onText(String piece) {
        throw e;
      }
    };
  }

  @Test
  void aGlyphExceptionOfTheBackendPassesAndKeepsTheSession() {
    BackendFailureException failure = new BackendFailureException("out of memory");
    script.answering(
        (prompt, sink, pages) -> {
          throw failure;
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      assertThatThrownBy(() -> document.ask("Q?")).isSameAs(failure);
      script.answering((prompt, sink, pages) -> Script.says("Better."));
      assertThat(document.ask("Q?").text()).isEqualTo("Better.");
      assertThat(script.log).containsOnlyOnce("read 1");
    }
  }

  @Test
  void anyOtherExceptionBecomesABackendFailureAndTheNextQuestionReadsAnew() {
    script.answering(
        (prompt, sink, pages) -> {
          throw new ArrayIndexOutOfBoundsException("7");
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      assertThatThrownBy(() -> document.ask("Q?"))
          .isInstanceOf(BackendFailureException.class)
          .hasMessage(
              "The backend \"scripted\" failed: java.lang.ArrayIndexOutOfBoundsException: 7")
          .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
      assertThat(script.live).hasValue(0);
      script.answering((prompt, sink, pages) -> Script.says("Better."));
      assertThat(document.ask("Q?").text()).isEqualTo("Better.");
      assertThat(script.live).hasValue(1);
    }
  }

  @Test
  void errorsOfTheMachineAreLeftAlone() {
    OutOfMemoryError error = new OutOfMemoryError("scripted");
    script.answering(
        (prompt, sink, pages) -> {
          throw error;
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      assertThatThrownBy(() -> document.ask("Q?")).isSameAs(error);
      assertThat(script.live).hasValue(0);
    }
  }

  @Test
  void aBackendWhoseNativesDoNotLoadIsUnavailableAndTriedAgain() {
    script.onOpen =
        () -> {
          throw new UnsatisfiedLinkError("no jnitorch");
        };
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      assertThatThrownBy(() -> document.ask("Q?"))
          .isInstanceOf(BackendUnavailableException.class)
          .hasMessageStartingWith("The backend \"scripted\" in ")
          .hasMessageEndingWith(
              "could not be loaded: java.lang.UnsatisfiedLinkError: no jnitorch; check that its"
                  + " natives for this platform are on the class path")
          .hasCauseInstanceOf(UnsatisfiedLinkError.class);
      script.onOpen = () -> {};
      assertThat(document.ask("Q?").text()).isEqualTo("An answer.");
    }
  }

  @Test
  void anEngineNamesItsReader() {
    GlyphEngine engine = builder().build();
    assertThat(engine.reader().model()).isEqualTo("a script");
    engine.close();
    assertThat(script.closed).hasValue(1);
    assertThatThrownBy(engine::reader).hasMessage("The engine is closed");
  }

  @Test
  void aListenerCannotAskTheDocumentItFollows() {
    script.answering((prompt, sink, pages) -> Script.stream(sink, "a"));
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      AnswerListener asking =
          new AnswerListener() {
            @Override
            public void onText(String piece) {
              document.ask("And?");
            }
          };
      assertThatThrownBy(() -> document.ask(Question.of("Q?"), asking))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("A listener cannot ask or change the document it follows");
    }
  }

  @Test
  void reasoningAndLimitsArePassedOn() {
    Generation cut =
        new Generation("half", "because", List.of(), Script.usage(), FinishReason.LENGTH);
    script.answering((prompt, sink, pages) -> cut);
    try (GlyphEngine engine = builder().build()) {
      Answer answer = engine.compress("text").ask("Why?");
      assertThat(answer.reasoning()).isEqualTo("because");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }
  }
}
