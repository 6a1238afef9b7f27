package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.PixelRecognizer;
import org.glyphreader.testkit.Script;
import org.glyphreader.testkit.TestReader;
import org.junit.jupiter.api.Test;

/** Closing documents and engines, at rest and in the midst of a question. */
class ClosingTest extends EngineTest {

  @Test
  void closingFreesTheSessionThenTheFileAndIsIdempotent() {
    int open = TestReader.OPEN.get();
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress(TestReader.pdf("a.pdf", "one\ftwo"));
      document.ask("Q?");
      assertThat(TestReader.OPEN).hasValue(open + 1);

      document.close();
      document.close();

      assertThat(TestReader.OPEN).hasValue(open);
      assertThat(script.log).containsOnlyOnce("close session").doesNotContain("close backend");
    }
    assertThat(script.log).endsWith("close session", "close backend");
  }

  @Test
  void useAfterCloseNamesWhatWasClosed() {
    GlyphEngine engine = builder().build();
    CompressedDocument document = engine.compress("text");
    List<Page> pages = document.pages();
    CompressedDocument other = engine.compress("other");
    Answer answer = document.ask("text?");
    document.close();
    List<ThrowingCallable> uses =
        List.of(
            document::pages,
            document::text,
            document::stats,
            document::config,
            document::transcribe,
            () -> document.ask("Q?"),
            () -> document.append("more"),
            () -> document.save(Path.of("nowhere")),
            () -> pages.get(0));
    for (ThrowingCallable use : uses) {
      assertThatThrownBy(use)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The document is closed");
    }
    assertThat(answer.highlightedPages()).isEmpty();

    engine.close();
    assertThatThrownBy(() -> engine.compress("x")).hasMessage("The engine is closed");
    assertThatThrownBy(() -> engine.open(Path.of("x"))).hasMessage("The engine is closed");
    assertThatThrownBy(other::text).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingDuringAQuestionEndsItAndWaits() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    script.answering(
        (prompt, sink, pages) -> {
          sink.text("Until ");
          busy.countDown();
          while (sink.stop().isEmpty()) {
            Thread.onSpinWait();
          }
          script.log.add("stopped");
          return Script.stream(sink, "never");
        });
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress("text");
      Future<Answer> asked = threads.submit(() -> document.ask("Q?"));
      await(busy);
      Future<Answer> queued = threads.submit(() -> document.ask("Queued?"));

      document.close();

      assertThat(script.log).containsSubsequence("stopped", "close session");
      assertThat(asked.get(20, TimeUnit.SECONDS).finishReason()).isEqualTo(FinishReason.CANCELLED);
      try {
        assertThat(queued.get(20, TimeUnit.SECONDS).finishReason())
            .isEqualTo(FinishReason.CANCELLED);
      } catch (java.util.concurrent.ExecutionException e) {
        assertThat(e).hasRootCauseMessage("The document is closed");
      }
      assertThat(script.log).doesNotContain("answer Queued?");
    }
  }

  @Test
  void aListenerMayCloseItsDocumentWhichThenEndsWithTheQuestion() {
    script.answering((prompt, sink, pages) -> Script.stream(sink, "One ", "two."));
    try (GlyphEngine engine = builder().build()) {
      CompressedDocument document = engine.compress("text");
      Answer answer = document.ask(Question.of("Q?"), closing(document));

      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
      assertThat(answer.text()).isEqualTo("One ");
      assertThat(script.log).endsWith("close session");
      assertThatThrownBy(document::text).hasMessage("The document is closed");
    }
    assertThat(script.closed).hasValue(1);
  }

  @Test
  void aListenerMayCloseTheEngineAndTheBackendLivesUntilTheQuestionEnds() {
    script.answering(
        (prompt, sink, pages) -> {
          var generation = Script.stream(sink, "One ", "two.");
          assertThat(script.closed).hasValue(0);
          return generation;
        });
    GlyphEngine engine = builder().build();
    CompressedDocument document = engine.compress("text");
    CompressedDocument other = engine.compress("other");
    other.ask("Q?");
    Answer answer = document.ask(Question.of("Q?"), closing(engine));

    assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
    assertThat(script.log).endsWith("close session", "close backend");
    assertThat(script.live).hasValue(0);
    engine.close();
    assertThat(script.closed).hasValue(1);
  }

  private static AnswerListener closing(AutoCloseable what) {
    return new AnswerListener() {
      @Override
      public void onText(String piece) {
        try {
          what.close();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    };
  }

  @Test
  void anEngineClosesEverythingOnceEvenIfSomethingFails() {
    int open = TestReader.OPEN.get();
    script.onCloseSession =
        () -> {
          throw new IllegalStateException("session " + script.live.get());
        };
    script.onCloseBackend =
        () -> {
          throw new IllegalArgumentException("backend");
        };
    GlyphEngine engine = builder().build();
    for (String name : List.of("a", "b", "c")) {
      engine.compress(TestReader.pdf(name, "page")).ask("Q?");
    }

    assertThatThrownBy(engine::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("session ")
        .satisfies(e -> assertThat(allSuppressed(e)).hasSize(3));
    engine.close();

    assertThat(script.live).hasValue(0);
    assertThat(TestReader.OPEN).hasValue(open);
    assertThat(script.closed).hasValue(1);
    assertThat(script.log).filteredOn(s -> s.equals("close session")).hasSize(3);
  }

  private static List<Throwable> allSuppressed(Throwable e) {
    return java.util.Arrays.stream(e.getSuppressed())
        .flatMap(
            s ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(s), allSuppressed(s).stream()))
        .toList();
  }

  @Test
  void closingAnEngineWhileItsBackendLoadsWaitsAndFreesTheBackend() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    script.onOpen =
        () -> {
          loading.countDown();
          await(go);
        };
    GlyphEngine engine = builder().build();
    CompressedDocument document = engine.compress("text");
    Future<Answer> asked = threads.submit(() -> document.ask("Q?"));
    await(loading);
    Future<?> closing = threads.submit(engine::close);
    go.countDown();

    closing.get(20, TimeUnit.SECONDS);
    asked.get(20, TimeUnit.SECONDS);

    assertThat(script.opened).hasValue(1);
    assertThat(script.closed).hasValue(1);
    assertThat(script.live).hasValue(0);
  }

  @Test
  void closingAnEngineWaitsForThePageThatIsBeingRecognised() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    PixelRecognizer.onPage =
        () -> {
          reading.countDown();
          await(go);
        };
    GlyphEngine engine = builder().build();
    CompressedDocument document = engine.compress(TestReader.scan("scan", "a\fb"));
    Future<String> text = threads.submit(document::text);
    await(reading);
    Future<?> closing = threads.submit(engine::close);
    go.countDown();
    closing.get(20, TimeUnit.SECONDS);

    try {
      assertThat(text.get(20, TimeUnit.SECONDS)).isEqualTo("a\nb\n");
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e.getCause())
          .isInstanceOfAny(
              IllegalStateException.class, java.util.concurrent.CancellationException.class);
    }
  }

  @Test
  void aSourceThatCannotBeReadClosesThoseBeforeIt() {
    int open = TestReader.OPEN.get();
    try (GlyphEngine engine = builder().build()) {
      assertThatThrownBy(
              () ->
                  engine.compress(
                      TestReader.pdf("a.pdf", "fine"), Source.text("b.txt", "damaged goods")))
          .isInstanceOf(DocumentFormatException.class)
          .hasMessage("b.txt is damaged");
      assertThat(TestReader.OPEN).hasValue(open);
    }
  }
}
