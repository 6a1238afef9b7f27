package org.glyphreader.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param goal what was sought
 * @param stopped why it ended: {@code evaluations}, {@code budget}, {@code converged} or {@code
 *     interrupted}
 * @param evaluations designs that were tried
 * @param searchSeconds time of the search, all runs together
 * @param finalSeconds time of judging finalists, all runs together
 * @param baseline the published design, judged likewise; empty if it was interrupted before
 * @param finalists what was judged on texts held back, in the order in which it was
 * @param best the finalist that reaches the goal; empty if none does, or it was interrupted
 * @param front the candidates that no other dominates, the highest ratio first
 * @param candidates all that were measured, in the order in which they were tried
 * @param effects what each key did, the strongest first
 */
public record SearchResult(
    SearchGoal goal,
    String stopped,
    int evaluations,
    double searchSeconds,
    double finalSeconds,
    Optional<Finalist> baseline,
    List<Finalist> finalists,
    Optional<Finalist> best,
    List<Candidate> front,
    List<Candidate> candidates,
    List<KeyEffect> effects) {

  /** Copies the lists. {@inheritDoc} */
  public SearchResult {
    finalists = List.copyOf(finalists);
    front = List.copyOf(front);
    candidates = List.copyOf(candidates);
    effects = List.copyOf(effects);
  }
}
