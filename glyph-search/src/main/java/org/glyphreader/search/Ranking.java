package org.glyphreader.search;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** Orders candidates by what the goal asks for. */
final class Ranking {

  private Ranking() {}

  /**
   * {@return the candidates, the best first: those that reach the goal by what it leaves open, then
   * the others by how near they come}
   *
   * @param target accuracy to be reached, unless the goal is a ratio
   * @param reached what counts as the accuracy of a candidate
   */
  static List<Candidate> of(
      List<Candidate> candidates,
      SearchGoal goal,
      double target,
      ToDoubleFunction<Accuracy> reached) {
    ToDoubleFunction<Candidate> accuracy = each -> reached.applyAsDouble(each.accuracy());
    OptionalDouble ratio = goal.ratio();
    Comparator<Candidate> order =
        ratio.isPresent()
            ? order(ratio.getAsDouble(), Candidate::ratio, Candidate::ratio, accuracy)
            : order(target, accuracy, each -> each.accuracy().mean(), Candidate::ratio);
    return candidates.stream().sorted(order).toList();
  }

  private static Comparator<Candidate> order(
      double least,
      ToDoubleFunction<Candidate> goal,
      ToDoubleFunction<Candidate> nearness,
      ToDoubleFunction<Candidate> worth) {
    return Comparator.comparing((Candidate each) -> goal.applyAsDouble(each) < least)
        .thenComparingDouble(
            each ->
                goal.applyAsDouble(each) < least
                    ? -nearness.applyAsDouble(each)
                    : -worth.applyAsDouble(each));
  }
}
