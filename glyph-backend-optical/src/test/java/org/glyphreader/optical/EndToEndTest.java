package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glyphreader.Answer;
import org.glyphreader.AnswerListener;
import org.glyphreader.Cancellation;
import org.glyphreader.CompressedDocument;
import org.glyphreader.Evidence;
import org.glyphreader.FinishReason;
import org.glyphreader.GlyphEngine;
import org.glyphreader.Question;
import org.glyphreader.RenderConfig;
import org.glyphreader.SourceTraits;
import org.glyphreader.optical.eval.EvalQuestion;
import org.glyphreader.optical.eval.Figures;
import org.junit.jupiter.api.Test;

/** Asks through real pages: text is drawn, searched, and what answers is read from the pixels. */
class EndToEndTest {

  private static final String HISTORY = EvalQuestion.text("en", "debian-history.txt");
  private static final String RELEASES =
      HISTORY.substring(HISTORY.indexOf("Debian 0.91"), HISTORY.indexOf("Debian 0.91") + 6_000);
  private static final String PEOPLES = EvalQuestion.text("en", "peoples.txt").substring(0, 6_000);
  private static final String QUESTION =
      "What was the last Debian release that used the a.out binary format?";

  private static GlyphEngine engine(String preset) {
    return GlyphEngine.builder().backend("optical").preset(preset).build();
  }

  @Test
  void readsEnglishAnswersFromThePixels() {
    try (GlyphEngine engine = engine("glyph-en")) {
      Figures figures = ask(engine, "en", "sky-lore.txt", 12);
      assertThat(figures.first()).isGreaterThanOrEqualTo(0.7);
      assertThat(figures.otherTopicRefused()).isEqualTo(1);
    }
  }

  @Test
  void readsChineseAnswersFromThePixels() {
    try (GlyphEngine engine = engine("glyph-zh")) {
      Figures figures = ask(engine, "zh", "xingkong-wenhua.txt", 12);
      assertThat(figures.first()).isGreaterThanOrEqualTo(0.7);
      assertThat(figures.otherTopicRefused()).isEqualTo(1);
    }
  }

  private static Figures ask(GlyphEngine engine, String language, String name, int most) {
    Figures figures = new Figures();
    List<EvalQuestion> questions =
        EvalQuestion.all(language).stream()
            .filter(q -> q.document().equals(name) && q.split().equals("tune"))
            .filter(q -> !q.kind().equals("absent") && !q.crossLingual())
            .toList();
    int step = Math.max(1, questions.size() / most);
    try (CompressedDocument document = engine.compress(EvalQuestion.text(language, name))) {
      for (int i = questions.size() - 1; i >= 0; i -= step) {
        EvalQuestion question = questions.get(i);
        long begin = System.nanoTime();
        Answer answer = document.ask(question.question());
        double millis = (System.nanoTime() - begin) / 1e6;
        List<String> quotes = answer.evidence().stream().map(Evidence::quote).toList();
        boolean found = answer.finishReason() == FinishReason.STOP;
        figures.add(question, found, answer.text(), quotes, millis);
        checkAnswer(answer, document.text());
      }
    }
    System.out.println(Figures.header());
    System.out.println(figures.row(name + ", pixels"));
    return figures;
  }

  private static void checkAnswer(Answer answer, String text) {
    assertThat(answer.text().length()).isLessThanOrEqualTo(300);
    assertThat(answer.evidence()).hasSizeLessThanOrEqualTo(5);
    for (Evidence evidence : answer.evidence()) {
      assertThat(evidence.quote()).isEqualTo(text.substring(evidence.start(), evidence.end()));
      assertThat(evidence.asRead()).isPresent();
      assertThat(evidence.legibility().orElseThrow()).isBetween(ReadQuote.LEGIBLE, 1.0);
      assertThat(evidence.score()).isBetween(0.0, 1.0);
      assertThat(evidence.boxes()).isNotEmpty();
    }
  }

  @Test
  void dependsOnWhatThePixelsShow() {
    Answer sharp = askAt(72);
    Answer blurred = askAt(30);
    assertThat(sharp.finishReason()).isEqualTo(FinishReason.STOP);
    assertThat(sharp.text()).contains("0.93R6");
    assertThat(blurred.finishReason()).isEqualTo(FinishReason.ILLEGIBLE);
    assertThat(blurred.text()).isEmpty();
    assertThat(blurred.evidence()).isEmpty();
  }

  private static Answer askAt(int dpi) {
    RenderConfig config =
        GlyphEngine.presets().stream()
            .filter(preset -> preset.name().equals("glyph-en"))
            .findFirst()
            .orElseThrow()
            .configFor(SourceTraits.of("text/plain", false, HISTORY))
            .toBuilder()
            .dpi(dpi)
            .build();
    try (GlyphEngine engine = GlyphEngine.builder().backend("optical").config(config).build();
        CompressedDocument document = engine.compress(RELEASES)) {
      return document.ask(QUESTION);
    }
  }

  @Test
  void ignoresTheTextLayerWhenAskedTo() {
    try (GlyphEngine engine =
            GlyphEngine.builder()
                .backend("optical")
                .option("text-layer", "ignore")
                .preset("glyph-en")
                .build();
        CompressedDocument document = engine.compress(PEOPLES)) {
      List<String> stages = new ArrayList<>();
      AnswerListener listener =
          new AnswerListener() {
            @Override
            public void onProgress(String stage, long done, long total) {
              stages.add(stage);
            }
          };
      Answer answer =
          document.ask(Question.of("When were the Acadians expelled by the British?"), listener);
      assertThat(stages).contains("recognise");
      assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(answer.text()).contains("1755");
      checkAnswer(answer, document.text());
    }
  }

  @Test
  void answersFromMixedText() {
    String text =
        "项目简介\n\nApache Lucene 是一个用 Java 写成的全文检索库，最初由 Doug Cutting 于 1999 年编写。"
            + "它后来成为 Apache 软件基金会的项目。\n\n"
            + "The library is released under the Apache License 2.0, and its index format changes with "
            + "every major version.\n\n"
            + "天气预报说明天有雨，请大家带伞。\n";
    try (GlyphEngine engine = engine("glyph-zh");
        CompressedDocument document = engine.compress(text)) {
      assertThat(document.ask("Lucene 最初是谁编写的？").text()).contains("Doug Cutting");
      assertThat(document.ask("Under which licence is the library released?").text())
          .contains("Apache License 2.0");
    }
  }

  @Test
  void looksOnlyAtThePagesAskedFor() {
    try (GlyphEngine engine = engine("glyph-en");
        CompressedDocument document = engine.compress(HISTORY)) {
      Answer answer = document.ask(Question.builder(QUESTION).pages(5, 6).build());
      assertThat(answer.evidence()).allMatch(evidence -> evidence.page() >= 5);
      assertThat(answer.usage().pages()).isEqualTo(2);
    }
  }

  @Test
  void endsWhenCancelled() {
    Cancellation cancellation = new Cancellation();
    try (GlyphEngine engine = engine("glyph-en");
        CompressedDocument document = engine.compress(HISTORY)) {
      AnswerListener listener =
          new AnswerListener() {
            @Override
            public void onText(String piece) {
              cancellation.cancel();
            }
          };
      Answer answer =
          document.ask(Question.builder(QUESTION).cancellation(cancellation).build(), listener);
      assertThat(answer.finishReason()).isEqualTo(FinishReason.CANCELLED);
      assertThat(answer.text()).contains("0.93R6");
      assertThat(answer.evidence()).hasSize(1);
    }
  }

  @Test
  void servesSeveralDocumentsAndThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (GlyphEngine engine = engine("glyph-en");
        CompressedDocument first = engine.compress(RELEASES);
        CompressedDocument second = engine.compress(PEOPLES)) {
      List<Callable<String>> tasks = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        tasks.add(() -> first.ask(QUESTION).text());
        tasks.add(() -> second.ask("In what year did Albania become independent?").text());
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      assertThat(answers.get(0)).contains("0.93R6");
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i)).isEqualTo(answers.get(i % 2));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void answersFromWhatWasAppended() {
    try (GlyphEngine engine = engine("glyph-en");
        CompressedDocument document = engine.compress(PEOPLES)) {
      String question = "What is the launch code of the Aurora rocket?";
      assertThat(document.ask(question).finishReason()).isEqualTo(FinishReason.NOT_FOUND);
      document.append("\n\nThe launch code of the Aurora rocket is 7-Tango-4.\n");
      Answer answer = document.ask(question);
      assertThat(answer.text()).contains("7-Tango-4");
      checkAnswer(answer, document.text());
    }
  }

  @Test
  void keepsNoMemoryOfClosedDocuments() throws Exception {
    try (GlyphEngine engine = engine("glyph-en")) {
      long before = 0;
      for (int i = 0; i < 30; i++) {
        try (CompressedDocument document = engine.compress(RELEASES)) {
          document.ask(QUESTION);
        }
        if (i == 9) {
          before = residentKilobytes();
        }
      }
      assertThat(residentKilobytes() - before).isLessThan(48_000);
    }
  }

  private static long residentKilobytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    assumeThat(status).exists();
    System.gc();
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }
}
