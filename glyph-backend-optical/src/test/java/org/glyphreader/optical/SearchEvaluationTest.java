package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glyphreader.optical.eval.EvalQuestion;
import org.glyphreader.optical.eval.Figures;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.optical.search.PlainText;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.optical.search.SearchResult;
import org.junit.jupiter.api.Test;

/**
 * Holds the search to what it reached: questions over real texts, searched as text, without pages.
 * The split "test", or with {@code -Dglyph.evaluation=tune} that on which the search was fitted.
 */
class SearchEvaluationTest {

  private static final String SPLIT = System.getProperty("glyph.evaluation", "test");

  @Test
  void english() {
    Figures figures = evaluate("en");
    assertThat(figures.first()).as("first quote holds the answer").isGreaterThan(0.81);
    assertThat(figures.any()).as("one of five quotes does").isGreaterThan(0.94);
    assertThat(figures.answer()).as("answer holds it").isGreaterThan(0.77);
    assertThat(figures.medianLength()).isLessThanOrEqualTo(235);
    assertThat(figures.otherTopicRefused()).isGreaterThanOrEqualTo(0.9);
    assertThat(figures.lost()).isLessThanOrEqualTo(0.05);
  }

  @Test
  void chinese() {
    Figures figures = evaluate("zh");
    assertThat(figures.first()).as("first quote holds the answer").isGreaterThan(0.81);
    assertThat(figures.any()).as("one of five quotes does").isGreaterThan(0.91);
    assertThat(figures.answer()).as("answer holds it").isGreaterThan(0.81);
    assertThat(figures.otherTopicRefused()).isGreaterThanOrEqualTo(0.9);
    assertThat(figures.lost()).isLessThanOrEqualTo(0.05);
  }

  private static Figures evaluate(String language) {
    Figures all = new Figures();
    Figures cross = new Figures();
    Map<String, Figures> documents = new TreeMap<>();
    Map<String, DocumentSearch> searches = new HashMap<>();
    List<EvalQuestion> questions =
        EvalQuestion.all(language).stream().filter(q -> q.split().equals(SPLIT)).toList();
    try (LoadedModels models = new LoadedModels()) {
      for (EvalQuestion question : questions) {
        DocumentSearch search =
            searches.computeIfAbsent(
                question.document(),
                name -> DocumentSearch.of(EvalQuestion.text(language, name), models));
        List<Figures> figures =
            question.crossLingual()
                ? List.of(cross)
                : List.of(
                    all, documents.computeIfAbsent(question.document(), name -> new Figures()));
        ask(search, question, figures);
      }
    }
    System.out.println(Figures.header());
    documents.forEach((name, figures) -> System.out.println(figures.row(name)));
    if (language.equals("zh")) {
      System.out.println(cross.row("asked in English"));
    }
    System.out.println(all.row(language + ", " + SPLIT));
    return all;
  }

  private static void ask(DocumentSearch search, EvalQuestion question, List<Figures> figures) {
    long begin = System.nanoTime();
    String text = search.text();
    SearchResult result = search.search(question.question(), 0, text.length(), () -> {});
    double millis = (System.nanoTime() - begin) / 1e6;
    List<String> quotes =
        result.quotes().stream().map(quote -> text.substring(quote.start(), quote.end())).toList();
    Quote best = result.quotes().get(0);
    String answer = PlainText.oneLine(text.substring(best.answerStart(), best.answerEnd()));
    assertThat(answer.length()).isLessThanOrEqualTo(300);
    assertThat(quotes).allMatch(quote -> quote.length() <= 400);
    figures.forEach(f -> f.add(question, result.found(), answer, quotes, millis));
  }
}
