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
import java.util.regex.Pattern;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.spi.Citation;

/**
 * Finds the lines that support an answer of a backend that cites nothing: for the answer and each
 * of its sentences the windows of two lines that hold most of its words, rare words counting more,
 * words of the question as a help. None when no window holds half of a sentence, or only words that
 * are everywhere.
 */
final class SupportFinder {

  private static final int MAX_CITATIONS = 5;
  private static final double LEAST_COVERAGE = 0.5;
  private static final double QUESTION_WEIGHT = 0.3;
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+|(?<=[。！？；])|\\n+");

  /** Words that say nothing of where they come from. */
  private static final Set<String> EMPTY_WORDS =
      Set.of("yes", "no", "not", "true", "false", "none", "是", "否", "不", "不是", "没有", "有");

  /** A term on more lines than this, and on more than a twentieth of them, is no mark of a line. */
  private static final int COMMON = 3;

  private record Place(int page, int line, Line text, Set<String> terms) {}

  private record Scored(Place first, Place last, double score) {}

  private final List<Place> places = new ArrayList<>();
  private final Map<String, Integer> linesWith = new HashMap<>();

  private SupportFinder(Set<String> wanted, PageRange range, List<Page> pages) {
    for (int number = range.first(); number <= range.last(); number++) {
      List<Line> lines = pages.get(number - 1).lines();
      for (int i = 0; i < lines.size(); i++) {
        Set<String> terms = Terms.withEveryCharacter(lines.get(i).text());
        terms.retainAll(wanted);
        terms.forEach(term -> linesWith.merge(term, 1, Integer::sum));
        places.add(new Place(number, i, lines.get(i), terms));
      }
    }
  }

  static List<Citation> find(String question, String answer, PageRange range, List<Page> pages) {
    Set<String> answered = Terms.of(answer);
    Set<String> asked = Terms.of(question);
    asked.removeAll(answered);
    Set<String> wanted = new HashSet<>(answered);
    wanted.addAll(asked);
    SupportFinder finder = new SupportFinder(wanted, range, pages);
    List<Scored> scored = new ArrayList<>(finder.windows(answered, asked));
    String[] sentences = SENTENCE_END.split(answer.strip());
    for (int i = 0; i < sentences.length && sentences.length > 1; i++) {
      scored.addAll(finder.windows(Terms.of(sentences[i]), asked));
    }
    return best(scored);
  }

  /** The windows that hold half of {@code answered}, by weight, or more. */
  private List<Scored> windows(Set<String> answered, Set<String> asked) {
    double answerMass = weight(answered);
    double questionMass = weight(asked);
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < places.size() && answerMass > 0; i++) {
      Place first = places.get(i);
      Place next = i + 1 < places.size() ? places.get(i + 1) : first;
      Place last = next.page() == first.page() ? next : first;
      Set<String> terms = new HashSet<>(first.terms());
      terms.addAll(last.terms());
      double coverage = weight(intersection(terms, answered)) / answerMass;
      if (coverage >= LEAST_COVERAGE && isTelling(intersection(terms, answered))) {
        double help = questionMass == 0 ? 0 : weight(intersection(terms, asked)) / questionMass;
        scored.add(shortened(first, last, answered, score(coverage, help)));
      }
    }
    return scored;
  }

  private boolean isTelling(Set<String> terms) {
    int most = Math.max(COMMON, places.size() / 20);
    return terms.stream()
        .anyMatch(term -> linesWith.getOrDefault(term, 0) <= most && !EMPTY_WORDS.contains(term));
  }

  /** A window without the line that adds nothing to the other. */
  private static Scored shortened(Place first, Place last, Set<String> answered, double score) {
    Set<String> inFirst = intersection(first.terms(), answered);
    Set<String> inLast = intersection(last.terms(), answered);
    if (inFirst.containsAll(inLast)) {
      return new Scored(first, first, score);
    }
    return inLast.containsAll(inFirst)
        ? new Scored(last, last, score)
        : new Scored(first, last, score);
  }

  private static double score(double coverage, double help) {
    return (coverage + QUESTION_WEIGHT * help) / (1 + QUESTION_WEIGHT);
  }

  private double weight(Set<String> terms) {
    double sum = 0;
    for (String term : terms) {
      sum += Math.log(1 + (places.size() + 1.0) / (linesWith.getOrDefault(term, 0) + 0.5));
    }
    return sum;
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
}
