package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.spi.Citation;

/**
 * Finds the lines that support an answer of a backend that cites nothing: windows of two lines that
 * hold most of the answer's words, rare words counting more, words of the question as a help. None
 * when no window holds half of the answer.
 */
final class SupportFinder {

  private static final int MAX_CITATIONS = 5;
  private static final double LEAST_COVERAGE = 0.5;
  private static final double QUESTION_WEIGHT = 0.3;

  private record Place(int page, int line, Line text, Set<String> terms) {}

  private record Scored(Place first, Place last, double score) {}

  private SupportFinder() {}

  static List<Citation> find(String question, String answer, PageRange range, List<Page> pages) {
    Set<String> answerTerms = Terms.of(answer);
    Set<String> questionTerms = new HashSet<>(Terms.of(question));
    questionTerms.removeAll(answerTerms);
    Set<String> wanted = new HashSet<>(answerTerms);
    wanted.addAll(questionTerms);
    List<Place> places = new ArrayList<>();
    Map<String, Integer> linesWith = new HashMap<>();
    int lines = 0;
    for (int number = range.first(); number <= range.last(); number++) {
      List<Line> onPage = pages.get(number - 1).lines();
      for (int i = 0; i < onPage.size(); i++) {
        Set<String> terms = Terms.of(onPage.get(i).text());
        terms.retainAll(wanted);
        terms.forEach(term -> linesWith.merge(term, 1, Integer::sum));
        places.add(new Place(number, i, onPage.get(i), terms));
        lines++;
      }
    }
    Weights weights = new Weights(linesWith, lines);
    double answerMass = weights.sum(answerTerms);
    double questionMass = weights.sum(questionTerms);
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < places.size() && answerMass > 0; i++) {
      Place first = places.get(i);
      Place last = i + 1 < places.size() ? places.get(i + 1) : first;
      Place end = last.page() == first.page() ? last : first;
      Set<String> terms = new HashSet<>(first.terms());
      terms.addAll(end.terms());
      double answered = weights.sum(intersection(terms, answerTerms)) / answerMass;
      double asked =
          questionMass == 0 ? 0 : weights.sum(intersection(terms, questionTerms)) / questionMass;
      if (answered >= LEAST_COVERAGE) {
        scored.add(
            new Scored(first, end, (answered + QUESTION_WEIGHT * asked) / (1 + QUESTION_WEIGHT)));
      }
    }
    return best(scored);
  }

  private static List<Citation> best(List<Scored> scored) {
    scored.sort(Comparator.comparingDouble(Scored::score).reversed());
    List<Citation> citations = new ArrayList<>();
    for (Scored s : scored) {
      int start = s.first().text().start();
      int end = s.last().text().end();
      boolean overlaps =
          citations.stream().anyMatch(c -> start < c.charEnd() && c.charStart() < end);
      if (!overlaps && citations.size() < MAX_CITATIONS) {
        citations.add(
            new Citation(
                s.first().page(),
                s.first().line(),
                s.last().line(),
                start,
                end,
                s.score(),
                OptionalDouble.empty(),
                Optional.empty()));
      }
    }
    return citations;
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }

  private record Weights(Map<String, Integer> linesWith, int lines) {

    double sum(Set<String> terms) {
      return terms.stream().mapToDouble(this::of).sum();
    }

    private double of(String term) {
      return Math.log(1 + (lines + 1.0) / (linesWith.getOrDefault(term, 0) + 0.5));
    }
  }
}
