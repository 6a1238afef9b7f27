package org.glyphreader.optical.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/** Scores every window of the sentences looked at and chooses the best that do not overlap. */
final class WindowRanking {

  private static final int MOST_SENTENCES = 6;

  /**
   * A window.
   *
   * @param first number of its first sentence
   * @param last number of its last sentence
   * @param score how well it answers for its length
   * @param worth how well it answers, whatever its length
   */
  record Window(int first, int last, double score, double worth) {

    boolean overlaps(Window other) {
      return first <= other.last && other.first <= last;
    }
  }

  private final String text;
  private final Sentences sentences;
  private final List<Window> windows = new ArrayList<>();

  WindowRanking(
      String text,
      Sentences sentences,
      SortedMap<Integer, SentenceMatch> matches,
      WindowFeatures features,
      WindowModel model) {
    this.text = text;
    this.sentences = sentences;
    for (int first : matches.keySet()) {
      addWindowsFrom(first, matches, features, model);
    }
    windows.sort(Comparator.comparingDouble(Window::score).reversed());
  }

  private void addWindowsFrom(
      int first,
      SortedMap<Integer, SentenceMatch> matches,
      WindowFeatures features,
      WindowModel model) {
    List<SentenceMatch> window = new ArrayList<>();
    for (int last = first; last < first + MOST_SENTENCES && matches.containsKey(last); last++) {
      if (last > first && (length(first, last) > Quote.MOST || sentences.beginsSource(last))) {
        break;
      }
      window.add(matches.get(last));
      SentenceMatch before = sentences.beginsSource(first) ? null : matches.get(first - 1);
      SentenceMatch after = sentences.beginsSource(last + 1) ? null : matches.get(last + 1);
      double[] f = features.of(window, before, after);
      int columns = Characters.columns(text, sentences.start(first), sentences.end(last));
      windows.add(new Window(first, last, model.score(f, columns), model.score(f, 0)));
    }
  }

  private int length(int first, int last) {
    return sentences.end(last) - sentences.start(first);
  }

  boolean isEmpty() {
    return windows.isEmpty();
  }

  double bestScore() {
    return windows.get(0).score();
  }

  /**
   * The best windows that do not overlap, their scores as shares of all (a softmax), none higher
   * than that before it.
   */
  List<Quote> best(int most) {
    double total = 0;
    for (Window window : windows) {
      total += Math.exp(window.score() - bestScore());
    }
    List<Window> chosen = new ArrayList<>();
    List<Quote> quotes = new ArrayList<>();
    double rank = 1;
    for (Window window : windows) {
      if (quotes.size() == most) {
        break;
      }
      if (chosen.stream().noneMatch(window::overlaps)) {
        chosen.add(window);
        rank = Math.min(rank, share(window, total));
        quotes.add(quote(window, rank));
      }
    }
    return quotes;
  }

  private Quote quote(Window window, double score) {
    int start = sentences.start(window.first());
    int end = sentences.end(window.last());
    Window best = null;
    for (Window part : windows) {
      boolean inside = part.first() >= window.first() && part.last() <= window.last();
      boolean fits = length(part.first(), part.last()) <= Quote.MOST_ANSWER;
      if (inside && fits && (best == null || part.worth() > best.worth())) {
        best = part;
      }
    }
    return best == null
        ? new Quote(start, end, start, TextCut.before(text, start, Quote.MOST_ANSWER, end), score)
        : new Quote(start, end, sentences.start(best.first()), sentences.end(best.last()), score);
  }

  /** The share of the scores of all windows that overlap this one. */
  private double share(Window place, double total) {
    double sum = 0;
    for (Window window : windows) {
      if (window.overlaps(place)) {
        sum += Math.exp(window.score() - bestScore());
      }
    }
    return sum / total;
  }
}
