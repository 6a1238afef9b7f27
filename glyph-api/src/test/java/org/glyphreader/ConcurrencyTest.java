package org.glyphreader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.glyphreader.testkit.EngineTest;
import org.glyphreader.testkit.Script;
import org.junit.jupiter.api.Test;

/** Several threads and one document. */
class ConcurrencyTest extends EngineTest {

  @Test
  void questionsAreAnsweredInTheOrderInWhichTheyCame() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    script.answering(
        (prompt, sink, pages) -> {
          busy.countDown();
          await(go);
          return Script.says(prompt.question());
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      List<Thread> asking = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        String question = "Q" + i;
        Thread thread = new Thread(() -> document.ask(question));
        thread.start();
        asking.add(thread);
        if (i == 0) {
          await(busy);
        }
        while (i > 0 && thread.getState() != Thread.State.TIMED_WAITING) {
          Thread.onSpinWait();
        }
      }
      go.countDown();
      for (Thread thread : asking) {
        thread.join();
      }
      assertThat(script.log)
          .containsExactly(
              "read 1",
              "answer Q0",
              "answer Q1",
              "answer Q2",
              "answer Q3",
              "answer Q4",
              "answer Q5");
    }
  }

  @Test
  void answersOfSeveralThreadsNeverMix() throws Exception {
    script.answering(
        (prompt, sink, pages) -> {
          String[] pieces = new String[20];
          java.util.Arrays.fill(pieces, prompt.question());
          return Script.stream(sink, pieces);
        });
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("text")) {
      List<Callable<Boolean>> asks = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String question = "<" + i + ">";
        asks.add(
            () -> {
              StringBuilder heard = new StringBuilder();
              AnswerListener listener =
                  new AnswerListener() {
                    @Override
                    public void onText(String piece) {
                      heard.append(piece);
                    }
                  };
              Answer answer = document.ask(Question.of(question), listener);
              return answer.text().equals(question.repeat(20))
                  && heard.toString().equals(answer.text());
            });
      }
      for (Future<Boolean> each : threads.invokeAll(asks)) {
        assertThat(each.get(20, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(script.log).containsOnlyOnce("read 1");
    }
  }

  @Test
  void whatIsReadBesideAppendingIsAlwaysWhole() throws Exception {
    try (GlyphEngine engine = builder().build();
        CompressedDocument document = engine.compress("")) {
      CountDownLatch begun = new CountDownLatch(1);
      Future<?> appending =
          threads.submit(
              () -> {
                for (int i = 0; i < 300; i++) {
                  document.append("0123456789\n");
                  begun.countDown();
                }
              });
      await(begun);
      while (!appending.isDone()) {
        CompressionStats stats = document.stats();
        assertThat(stats.characters() % 11).isZero();
        long lines = stats.characters() / 11;
        assertThat(stats.pages()).isEqualTo((int) Math.max(1, (lines + 9) / 10));
        assertThat(stats.visualTokens()).isEqualTo(stats.pages() * 70L);
        List<Page> pages = document.pages();
        assertThat(pages.get(pages.size() - 1).text()).endsWith("\n");
      }
      appending.get();
      assertThat(document.stats().characters()).isEqualTo(3300);
      assertThat(document.text()).hasSize(3300);
    }
  }

  @Test
  void asksOfManyDocumentsWithOneIdleSessionLeaveOneSession() throws Exception {
    Thread main = Thread.currentThread();
    ClassLoader before = main.getContextClassLoader();
    main.setContextClassLoader(loader);
    try {
      List<CompressedDocument> documents = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        documents.add(GlyphReader.compress("text " + i));
      }
      List<Callable<Answer>> asks = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        CompressedDocument document = documents.get(i % documents.size());
        asks.add(() -> document.ask("Q?"));
      }
      for (Future<Answer> each : threads.invokeAll(asks)) {
        assertThat(each.get(20, TimeUnit.SECONDS).text()).isEqualTo("An answer.");
      }
      documents.get(0).ask("Last?");
      assertThat(script.live).hasValue(1);
    } finally {
      GlyphReader.shutdown();
      main.setContextClassLoader(before);
    }
    assertThat(script.live).hasValue(0);
    assertThat(script.closed).hasValue(1);
  }
}
