package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glyphreader.RenderConfig;
import org.junit.jupiter.api.Test;

/**
 * Against a reader whose laws are known: what is small is dense, and is read badly below ten
 * pixels.
 */
class EvolutionTest {

  private final SearchSpace space = SearchSpace.builder().build();

  private static Candidate measure(RenderConfig design) {
    double pixels = design.fontSize() * design.dpi() / 72;
    double ratio = 400 / (pixels * design.lineHeight() * design.dpi() / 72);
    double digits = Math.min(3, 0.25 * pixels - 0.5);
    double mean = 1 - Math.pow(10, -Math.max(0.01, digits));
    return new Candidate(
        Trials.id(design), design, "", "", 0, ratio, new Accuracy(mean, mean, mean, 2_000, 3));
  }

  private List<Candidate> drawn(int count) {
    Random random = new Random(1);
    List<Candidate> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(measure(space.draw(random)));
    }
    return all;
  }

  @Test
  void the_same_seed_and_the_same_measurements_give_the_same_designs() {
    List<Candidate> parents = drawn(12);
    Evolution first = new Evolution(space, 5);
    Evolution second = new Evolution(space, 5);

    assertThat(first.offspring(parents, 10, first.random(3)))
        .isEqualTo(second.offspring(parents, 10, second.random(3)))
        .isNotEqualTo(first.offspring(parents, 10, first.random(4)));
    assertThat(first.survivors(parents, 6, 2)).isEqualTo(second.survivors(parents, 6, 2));
  }

  @Test
  void generations_cover_more_than_as_many_designs_drawn_by_chance() {
    Evolution evolution = new Evolution(space, 1);
    List<Candidate> all = drawn(20);
    List<Candidate> population = all;
    for (int generation = 1; generation <= 9; generation++) {
      List<Candidate> young =
          evolution.offspring(population, 20, evolution.random(generation)).stream()
              .filter(each -> space.objection(each).isEmpty())
              .map(EvolutionTest::measure)
              .toList();
      List<Candidate> both = new ArrayList<>(population);
      both.addAll(young);
      population = evolution.survivors(both, 20, generation);
    }

    assertThat(Evolution.hypervolume(population)).isGreaterThan(Evolution.hypervolume(drawn(200)));
  }

  @Test
  void the_front_holds_what_nothing_dominates() {
    Candidate dense = at(4, 0.9);
    Candidate clear = at(2, 0.99);
    Candidate poor = at(1.9, 0.98);

    assertThat(Evolution.front(List.of(poor, clear, dense))).containsExactly(dense, clear);
    assertThat(Evolution.hypervolume(List.of(poor, clear, dense)))
        .isCloseTo(4 * (1 - 0.30103) + 2 * 1, within(1e-4));
  }

  @Test
  void the_statistical_advisor_finds_what_moves_ratio_and_accuracy() {
    List<Candidate> ranked = new ArrayList<>(drawn(120));
    ranked.sort((a, b) -> Double.compare(goal(b), goal(a)));
    SearchAdvisor.Knowledge knowledge =
        new SearchAdvisor.Knowledge(space, ranked, List.of(), 0.99, 5, 9);
    SearchAdvisor advisor = SearchAdvisor.named("statistical");

    List<Proposal> proposals = advisor.propose(knowledge, 10);
    List<KeyEffect> effects = new EffectModel(space, ranked).effects();

    assertThat(effects.subList(0, 4)).extracting(KeyEffect::key).contains("dpi", "font-size");
    assertThat(effects.get(0).ratio()).isGreaterThan(1.3);
    assertThat(proposals).hasSize(10).isEqualTo(advisor.propose(knowledge, 10));
    assertThat(proposals)
        .allSatisfy(
            each -> {
              RenderConfig.Builder design = RenderConfig.builder();
              each.values().forEach(design::set);
              assertThat(space.objection(design.build())).isEmpty();
              assertThat(each.reason()).contains("expected");
            });
    double drawn = ranked.stream().mapToDouble(EvolutionTest::goal).average().orElseThrow();
    double proposed = proposals.stream().mapToDouble(EvolutionTest::goal).average().orElseThrow();
    assertThat(proposed).isGreaterThan(1.3 * drawn);
  }

  private static double goal(Proposal proposal) {
    RenderConfig.Builder design = RenderConfig.builder();
    proposal.values().forEach(design::set);
    return goal(measure(design.build()));
  }

  private static double goal(Candidate candidate) {
    return candidate.accuracy().mean() >= 0.99 ? candidate.ratio() : 0;
  }

  private static Candidate at(double ratio, double accuracy) {
    return new Candidate(
        "",
        RenderConfig.builder().build(),
        "",
        "",
        0,
        ratio,
        new Accuracy(accuracy, accuracy, accuracy, 100, 1));
  }
}
