package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glyphreader.spi.WorkMonitor;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.Script;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.Test;

/** What ends a question before its answer is complete, and what there is then. */
class EndingTest extends EngineTest {

  private static final Duration SHORT = Duration.ofMillis(30);

  /** Works until it is told to stop. */
  private static void work(WorkMonitor monitor) {
    while (monitor.stop().isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void cancellationEndsAnAnswerBetweenTokensWithWhatThereIs() {
    Cancellation cancellation = new Cancellation();
    script.answering((prompt, sink, pages) -> Script.stream(sink, "One ", "two ", "three."));
    AnswerListener listener =
        new AnswerListener() {
          @Override
          public void onText(String piece) {
            if (piece.equals("two ")) {
              cancellation.cancel();
            }
          }
        };
    try (GlyphEngine engine = builder().build()) {
      Question question = Question.builder("Count!").cancellation(cancellation).build();
      Answer answer = engine.compress("text").ask(question, listener);

      assertThat(answer.text()).isEqualTo("One two ");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
    }
  }

  @Test
  void whatWasStreamedIsKeptEvenIfTheBackendGivesUpByException() {
    Cancellation cancellation = new Cancellation();
    script.answering(
        (prompt, sink, pages) -> {
          sink.reasoning("thinking");
          sink.text("Half an ");
          cancellation.cancel();
          sink.check();
          throw new AssertionError("not stopped");
        });
    try (GlyphEngine engine = builder().build()) {
      Question question = Question.builder("Q?").cancellation(cancellation).build();
      Answer answer = engine.compress("text").ask(question);

      assertThat(answer.text()).isEqualTo("Half an ");
      assertThat(answer.reasoning()).isEqualTo("thinking");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
    }
  }

  @Test
  void theDeadlineEndsReadingAndTheDocumentStaysUsable() {
    script.onRead =
        monitor -> {
          work(monitor);
          monitor.check();
        };
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      Answer answer = document.ask(Question.builder("Q?").deadline(SHORT).build());

      assertThat(answer.finishReason()).isEqualTo(FinishReason.DEADLINE);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.evidence()).isEmpty();
      script.onRead = monitor -> {};
      assertThat(document.ask("Q?").text()).isEqualTo("An answer.");
    }
  }

  @Test
  void theDeadlineEndsAnswering() {
    script.answering(
        (prompt, sink, pages) -> {
          sink.text("So far");
          work(sink);
          return Script.stream(sink, "never");
        });
    try (GlyphEngine engine = builder().build()) {
      Question question = Question.builder("Q?").deadline(SHORT).build();
      Answer answer = engine.compress("text").ask(question);
      assertThat(answer.finishReason()).isEqualTo(FinishReason.DEADLINE);
    }
  }

  @Test
  void theDeadlineCountsWhileAQuestionWaitsForItsTurn() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    script.answering(
        (prompt, sink, pages) -> {
          busy.countDown();
          await(go);
          return Script.says("First.");
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      Future<Answer> first = threads.submit(() -> document.ask("First?"));
      await(busy);

      Answer late = document.ask(Question.builder("Late?").deadline(SHORT).build());

      assertThat(late.finishReason()).isEqualTo(FinishReason.DEADLINE);
      go.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS).text()).isEqualTo("First.");
      assertThat(script.log).doesNotContain("answer Late?");
    }
  }

  @Test
  void theDeadlineCountsWhileAnotherDocumentLoadsTheBackend() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    script.onOpen =
        () -> {
          loading.countDown();
          await(go);
        };
    try (GlyphEngine engine = builder().build()) {
      Future<Answer> first = threads.submit(() -> engine.compress("one").ask("First?"));
      await(loading);

      try (CompressedDocument second = engine.compress("two")) {
        assertThat(second.pages()).as("compressing goes on meanwhile").hasSize(1);
        Answer late = second.ask(Question.builder("Late?").deadline(SHORT).build());
        assertThat(late.finishReason()).isEqualTo(FinishReason.DEADLINE);
      }
      go.countDown();
      assertThat(first.get(20, TimeUnit.SECONDS).text()).isEqualTo("An answer.");
    }
    assertThat(script.opened).hasValue(1);
  }

  @Test
  void interruptingTheAskingThreadEndsTheQuestionAndKeepsTheFlag() {
    script.answering(
        (prompt, sink, pages) -> {
          sink.text("Some");
          Thread.currentThread().interrupt();
          return Script.stream(sink, "never");
        });
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress("text");
      Answer answer = document.ask("Q?");

      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void anInterruptedThreadDoesNotEvenWaitForItsTurn() {
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress("text");
      Thread.currentThread().interrupt();
      Answer answer = document.ask("Q?");

      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(script.log).isEmpty();
    }
  }

  @Test
  void anInterruptedTranscriptionIsCancelled() {
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress(TestReader.scan("scan", "a\fb"));
      Thread.currentThread().interrupt();
      assertThatThrownBy(document::transcribe).isInstanceOf(CancellationException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
