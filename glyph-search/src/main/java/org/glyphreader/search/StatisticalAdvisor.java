package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.glyphreader.RenderConfig;

/**
 * Learns from what was measured which keys move ratio and accuracy ({@link EffectModel}), varies
 * and crosses the best candidates, and proposes what is expected to compress most at the target.
 * Works without a language model and without a network. Immutable.
 */
public final class StatisticalAdvisor implements SearchAdvisor {

  private static final int LEAST_CANDIDATES = 10;
  private static final int PARENTS = 8;
  private static final int TRIED_OUT = 600;
  private static final double MUTATIONS = 2.5;

  /** How much a missing digit of accuracy costs, as a logarithm of the ratio. */
  private static final double PENALTY = 2;

  private record Idea(RenderConfig design, Candidate parent, double score, String reason) {}

  /** For {@link java.util.ServiceLoader}. */
  public StatisticalAdvisor() {}

  @Override
  public String name() {
    return "statistical";
  }

  @Override
  public List<Proposal> propose(Knowledge knowledge, int count) {
    List<Candidate> ranked = knowledge.ranked();
    if (ranked.size() < LEAST_CANDIDATES) {
      return List.of();
    }
    SearchSpace space = knowledge.space();
    EffectModel model = new EffectModel(space, ranked);
    Random random = new Random(knowledge.seed());
    double wanted = Evolution.nines(knowledge.targetAccuracy());
    Set<String> seen = new HashSet<>();
    ranked.forEach(each -> seen.add(Trials.id(each.design())));
    List<Idea> ideas = new ArrayList<>();
    for (int i = 0; i < TRIED_OUT; i++) {
      Candidate parent = ranked.get(random.nextInt(Math.min(PARENTS, ranked.size())));
      Candidate other = ranked.get(random.nextInt(Math.min(PARENTS, ranked.size())));
      RenderConfig child = vary(space, parent, other, random);
      if (space.objection(child).isEmpty() && seen.add(Trials.id(child))) {
        ideas.add(judge(model, parent, child, wanted));
      }
    }
    ideas.sort(Comparator.comparingDouble(Idea::score).reversed());
    return ideas.stream()
        .limit(count)
        .map(each -> new Proposal(SearchSpace.values(each.design()), each.reason()))
        .toList();
  }

  private static RenderConfig vary(
      SearchSpace space, Candidate parent, Candidate other, Random random) {
    double[] place = space.placeOf(parent.design());
    double[] second = space.placeOf(other.design());
    double rate = MUTATIONS / place.length;
    for (int i = 0; i < place.length; i++) {
      double chance = random.nextDouble();
      if (chance < 0.3) {
        place[i] = second[i];
      } else if (chance > 1 - rate / 2) {
        place[i] = random.nextDouble();
      } else if (chance > 1 - rate * 1.5) {
        place[i] = Math.min(1, Math.max(0, place[i] + 0.1 * random.nextGaussian()));
      }
    }
    return space.at(place);
  }

  /** What the model says of the difference, added to what was measured of the parent. */
  private static Idea judge(
      EffectModel model, Candidate parent, RenderConfig child, double wanted) {
    double denser = Math.log(model.ratio(child) / model.ratio(parent.design()));
    double clearer = model.nines(child) - model.nines(parent.design());
    double nines = Evolution.nines(parent.accuracy().mean()) + clearer;
    double score = Math.log(parent.ratio()) + denser - PENALTY * Math.max(0, wanted - nines);
    String reason =
        String.format(
            Locale.ROOT,
            "of %s with %s: ratio × %.2f, %+.2f nines expected",
            parent.id(),
            changes(parent.design(), child),
            Math.exp(denser),
            clearer);
    return new Idea(child, parent, score, reason);
  }

  private static String changes(RenderConfig before, RenderConfig after) {
    Map<String, String> old = SearchSpace.values(before);
    List<String> changed = new ArrayList<>();
    SearchSpace.values(after)
        .forEach(
            (key, value) -> {
              if (!value.equals(old.get(key))) {
                changed.add(key + " " + value);
              }
            });
    return String.join(", ", changed);
  }
}
