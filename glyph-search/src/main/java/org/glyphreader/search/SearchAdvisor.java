package org.glyphreader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Looks at what was measured and proposes designs to try. Found by {@link ServiceLoader}; called by
 * one thread at a time. Proposals outside of the space, senseless ones and repeated ones are
 * refused and shown to the advisor at its next turn.
 */
public interface SearchAdvisor {

  /**
   * What an advisor may know.
   *
   * @param space what may be tried
   * @param ranked every measured candidate, the best first: those that reach the target accuracy by
   *     compression ratio, then the others by accuracy
   * @param refused proposals of earlier turns that were not tried; the reason says why
   * @param targetAccuracy characters to be read right, 0 to 1
   * @param generation how many generations there have been
   * @param seed of this turn: the same seed and knowledge give the same proposals, where the
   *     advisor can do that
   */
  record Knowledge(
      SearchSpace space,
      List<Candidate> ranked,
      List<Proposal> refused,
      double targetAccuracy,
      int generation,
      long seed) {

    /** Copies the lists. {@inheritDoc} */
    public Knowledge {
      ranked = List.copyOf(ranked);
      refused = List.copyOf(refused);
    }
  }

  /** {@return the name users choose it by} */
  String name();

  /** {@return whether it is configured} */
  default boolean isAvailable() {
    return true;
  }

  /**
   * {@return designs to try next}
   *
   * @param knowledge what is known
   * @param count how many are wanted; more are ignored
   * @throws org.glyphreader.GlyphException if it cannot advise now; the search goes on without
   */
  List<Proposal> propose(Knowledge knowledge, int count);

  /** {@return every advisor on the class path} */
  static List<SearchAdvisor> all() {
    List<SearchAdvisor> advisors = new ArrayList<>();
    ServiceLoader.load(SearchAdvisor.class).forEach(advisors::add);
    return advisors;
  }

  /**
   * {@return the advisor of that name}
   *
   * @param name the name
   * @throws IllegalArgumentException if there is none
   */
  static SearchAdvisor named(String name) {
    return all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no advisor \"%s\"; there are %s"
                        .formatted(name, all().stream().map(SearchAdvisor::name).toList())));
  }
}
