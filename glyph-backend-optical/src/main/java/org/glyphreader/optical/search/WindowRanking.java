package org.glyphreader.optical.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Scores every window of the sentences looked at and chooses the best that do not overlap. A
 * softmax over the scores says how likely each is the one that answers.
 */
final class WindowRanking {

  private static final int MOST_SENTENCES = 6;

  /**
   * A place with less than this share of all likelihood is quoted with its neighbours. Chosen on
   * the split "tune" so that about a third of the quotes are.
   */
  private static final double CLEAR = 0.85;

  /**
   * A window.
   *
   * @param first number of its first sentence
   * @param last number of its last sentence
   * @param features of it
   * @param columns how wide it is
   * @param score how well it answers for its length
   */
  record Window(int first, int last, double[] features, int columns, double score) {

    boolean overlaps(Window other) {
      return first <= other.last && other.first <= last;
    }

    boolean contains(Window other) {
      return first <= other.first && other.last <= last;
    }
  }

  private final String text;
  private final Sentences sentences;
  private final List<Window> windows = new ArrayList<>();
  private final WindowModel model;
  private final double cosine;
  private final double total;

  WindowRanking(
      String text,
      Sentences sentences,
      SortedMap<Integer, SentenceMatch> matches,
      WindowFeatures features,
      WindowModel model) {
    this.text = text;
    this.sentences = sentences;
    this.model = model;
    this.cosine = matches.values().stream().mapToDouble(SentenceMatch::cosine).max().orElse(0);
    for (int first : matches.keySet()) {
      addWindowsFrom(first, matches, features);
    }
    windows.sort(Comparator.comparingDouble(Window::score).reversed());
    this.total = likelihood(window -> true);
  }

  private void addWindowsFrom(
      int first, SortedMap<Integer, SentenceMatch> matches, WindowFeatures features) {
    List<SentenceMatch> window = new ArrayList<>();
    for (int last = first; last < first + MOST_SENTENCES && matches.containsKey(last); last++) {
      if (last > first && (length(first, last) > Quote.MOST || sentences.beginsSource(last))) {
        break;
      }
      window.add(matches.get(last));
      double[] f = features.of(window);
      int columns = Characters.columns(text, sentences.start(first), sentences.end(last));
      windows.add(new Window(first, last, f, columns, model.score(f, columns)));
    }
  }

  private int length(int first, int last) {
    return sentences.end(last) - sentences.start(first);
  }

  private int length(Window window) {
    return length(window.first(), window.last());
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  /** All windows, the best first. */
  List<Window> windows() {
    return windows;
  }

  /** The words of a window. */
  String words(Window window) {
    return text.substring(sentences.start(window.first()), sentences.end(window.last()));
  }

  private double bestScore() {
    return windows.get(0).score();
  }

  /** The probability, 0 to 1, that the document answers the question. */
  double confidence() {
    return model.confidence(bestScore(), cosine);
  }

  /**
   * The best windows that do not overlap, with neighbours where one is not clear alone: the first
   * as long as it can still be the answer. Their scores are shares of all likelihood, none higher
   * than that before it.
   */
  List<Quote> best(int most) {
    List<Window> chosen = new ArrayList<>();
    List<Quote> quotes = new ArrayList<>();
    double rank = 1;
    for (Window window : windows) {
      if (quotes.size() == most) {
        break;
      }
      if (chosen.stream().noneMatch(window::overlaps)) {
        Window quoted = widened(window, chosen);
        chosen.add(quoted);
        rank = Math.min(rank, share(quoted));
        quotes.add(quote(quoted, rank));
      }
    }
    return quotes;
  }

  /** A window with the sentence it leans on and, if it is not clearly the best, its neighbours. */
  private Window widened(Window window, List<Window> taken) {
    Predicate<Window> free = w -> taken.stream().noneMatch(w::overlaps);
    int before = window.first() - 1;
    boolean leans =
        sentences.sameParagraph(before, window.first()) && leansOnPrevious(window.first());
    Predicate<Window> withPrevious =
        w -> leans && w.first() == before && w.last() == window.last() && isAnswer(w);
    Window wide = best(window, withPrevious.and(free), Window::score);
    int longest = taken.isEmpty() ? Quote.MOST_ANSWER : Quote.MOST;
    Predicate<Window> wider = w -> w.contains(wide) && length(w) <= longest;
    return share(window) >= CLEAR
        ? wide
        : best(wide, wider.and(free), w -> likelihood(w::contains));
  }

  private boolean leansOnPrevious(int sentence) {
    return SentenceForm.leansOnPrevious(text, sentences.start(sentence), sentences.end(sentence));
  }

  private boolean isAnswer(Window window) {
    return length(window) <= Quote.MOST_ANSWER;
  }

  private Window best(Window otherwise, Predicate<Window> which, ToDoubleFunction<Window> worth) {
    return windows.stream().filter(which).max(Comparator.comparingDouble(worth)).orElse(otherwise);
  }

  private Quote quote(Window window, double score) {
    int start = start(window);
    int end = sentences.end(window.last());
    Window answer = best(null, w -> window.contains(w) && isAnswer(w), Window::score);
    if (isAnswer(window)) {
      return new Quote(start, end, start, end, score);
    }
    return answer == null
        ? new Quote(start, end, start, TextCut.before(text, start, Quote.MOST_ANSWER, end), score)
        : new Quote(start, end, start(answer), sentences.end(answer.last()), score);
  }

  /** Where a window begins, behind the mark of a list item. */
  private int start(Window window) {
    int start = sentences.start(window.first());
    return Characters.skipListMark(text, start, sentences.end(window.first()));
  }

  /** The share of the likelihood of all windows that overlap this one. */
  private double share(Window place) {
    return likelihood(place::overlaps) / total;
  }

  private double likelihood(Predicate<Window> which) {
    double sum = 0;
    for (Window window : windows) {
      if (which.test(window)) {
        sum += Math.exp(window.score() - bestScore());
      }
    }
    return sum;
  }
}
