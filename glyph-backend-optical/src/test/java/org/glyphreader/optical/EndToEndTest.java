package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glyphreader.Answer;
import org.glyphreader.CompressedDocument;
import org.glyphreader.Evidence;
import org.glyphreader.FinishReason;
import org.glyphreader.GlyphEngine;
import org.glyphreader.optical.eval.EvalQuestion;
import org.glyphreader.optical.eval.Figures;
import org.junit.jupiter.api.Test;

/** Asks through real pages: text is drawn, searched, and what answers is read from the pixels. */
class EndToEndTest {

  @Test
  void answersFromThePixels() {
    Figures figures = new Figures();
    List<EvalQuestion> questions =
        EvalQuestion.all("en").stream()
            .filter(q -> q.document().equals("debian-history.txt") && q.split().equals("tune"))
            .limit(20)
            .toList();
    long begin = System.nanoTime();
    try (GlyphEngine engine = GlyphEngine.builder().backend("optical").preset("glyph-en").build();
        CompressedDocument document =
            engine.compress(EvalQuestion.text("en", "debian-history.txt"))) {
      for (EvalQuestion question : questions) {
        long asked = System.nanoTime();
        Answer answer = document.ask(question.question());
        double millis = (System.nanoTime() - asked) / 1e6;
        List<String> quotes = answer.evidence().stream().map(Evidence::quote).toList();
        boolean found = answer.finishReason() == FinishReason.STOP;
        figures.add(question, found, answer.text(), quotes, millis);
        System.out.println(answer.finishReason() + " " + millis + " " + answer.text());
        answer
            .evidence()
            .forEach(
                e ->
                    System.out.println(
                        "   "
                            + e.page()
                            + " "
                            + e.legibility()
                            + " "
                            + e.score()
                            + " "
                            + e.asRead().orElse("").replace("\n", "|")));
      }
    }
    System.out.println((System.nanoTime() - begin) / 1e9 + " s");
    System.out.println(Figures.header());
    System.out.println(figures.row("from pixels"));
    assertThat(figures.first()).isGreaterThan(0.5);
  }
}
