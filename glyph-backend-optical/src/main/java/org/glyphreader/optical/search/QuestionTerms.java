package org.glyphreader.optical.search;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The terms of a question that are worth looking for, and what each counts: its rarity in the
 * document, less for single ideographs. Immutable; safe for use by several threads.
 */
final class QuestionTerms {

  /** No more terms are looked at: one bit of a long for each. */
  static final int MOST = 64;

  /** What a single ideograph counts against a pair. */
  private static final double SINGLE = 0.3;

  private static final Set<String> STOP_WORDS =
      Set.of(
          ("a an the and or but if of at by for with about against between into through during"
                  + " before after to from in on off over under again then once here there when"
                  + " where why how all any both each few more most other some such no nor not only"
                  + " own same so than too very can will just should would could may might must"
                  + " shall do does did doing done be am is are was were been being have has had"
                  + " having i me my we our you your he him his she her it its they them their"
                  + " what which who whom whose this that these those as up out down s t d ll re ve"
                  + " many much also long far old often according call name one")
              .split(" "));

  private static final String STOP_IDEOGRAPHS =
      "的了是在有和与或之其这那哪什么谁几多少何为怎样如吗呢啊吧把被从到对于个及等都也又就还将会能可以由因而所得着过给让使向里中上下时候位样用称叫";

  private final List<String> terms;
  private final double[] weights;
  private final Set<String> all;
  private final double total;

  private QuestionTerms(List<String> terms, double[] weights, Set<String> all, double total) {
    this.terms = terms;
    this.weights = weights;
    this.all = all;
    this.total = total;
  }

  static QuestionTerms of(String question, TermIndex index) {
    Set<String> stopped = new HashSet<>();
    TermAnalyzer.words(
        question,
        (word, position, start, end) -> {
          if (STOP_WORDS.contains(word.toString())) {
            stopped.add(start + "-" + end);
          }
        });
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Set<String> all = new HashSet<>();
    TermAnalyzer.analyze(
        question,
        (text, position, start, end) -> {
          String term = text.toString();
          all.add(term);
          boolean stop = stopped.contains(start + "-" + end) || isStopIdeographs(term);
          if (stop || !numbers.containsKey(term) && numbers.size() == MOST) {
            return;
          }
          numbers.putIfAbsent(term, numbers.size());
        });
    List<String> terms = List.copyOf(numbers.keySet());
    double[] weights = new double[terms.size()];
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      String term = terms.get(i);
      boolean single = term.length() == 1 && Characters.isHan(term.charAt(0));
      weights[i] = index.idf(term) * (single ? SINGLE : 1);
      total += weights[i];
    }
    return new QuestionTerms(terms, weights, Set.copyOf(all), total);
  }

  private static boolean isStopIdeographs(String term) {
    int stops = 0;
    for (int i = 0; i < term.length(); i++) {
      if (STOP_IDEOGRAPHS.indexOf(term.charAt(i)) >= 0) {
        stops++;
      }
    }
    return stops == term.length() || term.length() == 2 && stops == 1;
  }

  int size() {
    return terms.size();
  }

  String term(int i) {
    return terms.get(i);
  }

  int indexOf(String term) {
    return terms.indexOf(term);
  }

  double weight(int i) {
    return weights[i];
  }

  /** The weight of all terms together. */
  double total() {
    return total;
  }

  /** The share of the weight that the terms in {@code mask} (a bit for each) have, 0 to 1. */
  double coverage(long mask) {
    double sum = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      sum += weights[Long.numberOfTrailingZeros(rest)];
    }
    return total == 0 ? 0 : sum / total;
  }

  /** Whether the question holds {@code term} at all, even as a stop word. */
  boolean mentions(String term) {
    return all.contains(term);
  }
}
