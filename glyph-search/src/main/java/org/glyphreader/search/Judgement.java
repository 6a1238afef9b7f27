package org.glyphreader.search;

import java.util.Optional;

/** Decides which finalist is the best. */
final class Judgement {

  private final SearchGoal goal;
  private final Finalist baseline;

  Judgement(SearchGoal goal, Finalist baseline) {
    this.goal = goal;
    this.baseline = baseline;
  }

  /** The accuracy below which a finalist need not be read to the end. */
  double hopeless() {
    return goal.accuracy().orElse(goal.preset().isPresent() ? baseline.accuracy().mean() : 0);
  }

  /** Whether a finalist reaches the goal. */
  boolean reaches(Finalist finalist) {
    if (!finalist.complete()) {
      return false;
    }
    if (goal.ratio().isPresent()) {
      return finalist.ratio() >= goal.ratio().getAsDouble();
    }
    return goal.accuracy().isPresent()
        ? finalist.accuracy().low() >= goal.accuracy().getAsDouble()
        : finalist.accuracy().mean() >= baseline.accuracy().mean();
  }

  /** The better of two, the second of which is new. */
  Optional<Finalist> better(Optional<Finalist> best, Finalist finalist) {
    if (!reaches(finalist)) {
      return best;
    }
    if (best.isEmpty()) {
      return Optional.of(finalist);
    }
    boolean better =
        goal.ratio().isPresent()
            ? finalist.accuracy().low() > best.get().accuracy().low()
            : finalist.ratio() > best.get().ratio();
    return better ? Optional.of(finalist) : best;
  }

  /** Whether later finalists, which are ranked behind, cannot be better. */
  boolean isSettled(Optional<Finalist> best) {
    return best.isPresent() && goal.ratio().isEmpty();
  }
}
