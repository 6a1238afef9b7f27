package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.glyphreader.GlyphEngine;
import org.glyphreader.GlyphException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderPreset;

/**
 * Tries designs, one generation after the other: half of each by an advisor if there is one, the
 * rest by {@link Evolution}. All of a generation is read a little, the better quarter more, the
 * best still more (successive halving). Used by one thread.
 */
final class Generations {

  private static final String SEARCH = "search";
  private static final int LEVELS = 3;
  private static final int ROUNDS = 50;

  private final SearchSettings settings;
  private final Corpus corpus;
  private final SearchSpace space;
  private final RenderConfig published;
  private final Trials trials;
  private final History history;
  private final Workers workers;
  private final RenderingSearch.Listener listener;
  private final Evolution evolution;
  private final List<Proposal> refused = new ArrayList<>();
  private final long startNanos = System.nanoTime();

  private double target;
  private int generation;
  private String lastObjection = "";

  /** The designs of this generation that were not tried before. */
  private List<String> fresh = new ArrayList<>();

  Generations(
      SearchSettings settings,
      Corpus corpus,
      SearchSpace space,
      RenderConfig published,
      Trials trials,
      History history,
      Workers workers,
      RenderingSearch.Listener listener) {
    this.settings = settings;
    this.corpus = corpus;
    this.space = space;
    this.published = published;
    this.trials = trials;
    this.history = history;
    this.workers = workers;
    this.listener = listener;
    this.evolution = new Evolution(space, settings.seed);
  }

  /**
   * Why it ended: {@code evaluations}, {@code budget}, {@code converged} or {@code interrupted}.
   */
  String run() {
    workers.endAt(startNanos + settings.budget.toNanos());
    try {
      return evolve();
    } catch (CancellationException e) {
      return workers.isInterrupted() ? "interrupted" : "budget";
    } finally {
      history.searched(SEARCH, (System.nanoTime() - startNanos) / 1e9);
    }
  }

  private String evolve() {
    measurePublished();
    List<Candidate> population = List.of();
    double reached = 0;
    int idle = 0;
    for (; trials.count() < settings.evaluations; generation++) {
      fresh = new ArrayList<>();
      if (generation == 0) {
        found();
      } else {
        breed(population);
      }
      if (fresh.isEmpty()) {
        refuseEmptySpace();
        return "converged";
      }
      read(fresh, 0);
      promote();
      population = evolution.survivors(candidates(), settings.population, generation);
      double volume = Evolution.hypervolume(population);
      idle = volume > reached * 1.002 ? 0 : idle + 1;
      reached = Math.max(reached, volume);
      note();
      if (idle >= settings.patience) {
        return "converged";
      }
    }
    return "evaluations";
  }

  private void measurePublished() {
    Optional<String> objection = trials.add(published, "preset", "", 0);
    if (objection.isPresent()) {
      throw new IllegalArgumentException(
          "The published design cannot be drawn: " + objection.get());
    }
    String id = Trials.id(published);
    read(List.of(id), 2);
    target =
        settings
            .goal
            .accuracy()
            .orElseGet(() -> trials.candidate(id, Accuracy::of).accuracy().mean());
  }

  private int rung(int level) {
    return settings.firstRung << 2 * level;
  }

  private void read(List<String> ids, int level) {
    trials.read(ids, rung(level), share -> progress(level, share));
  }

  private void progress(int level, double share) {
    double young = fresh.size() * (1 - (level + share) / LEVELS);
    double tried = (trials.count() - young) / settings.evaluations;
    double time = (System.nanoTime() - startNanos) / (double) settings.budget.toNanos();
    listener.onProgress(
        "generation %d, %d designs, %d characters each"
            .formatted(generation + 1, trials.count(), rung(level)),
        Math.min(1, Math.max(tried, time)));
  }

  private void note() {
    Candidate first = ranked(Accuracy::mean).get(0);
    listener.onNote(
        "generation %d: %d designs; best so far ratio %.2f, %.2f %% of %d characters right, %s"
            .formatted(
                generation + 1,
                trials.count(),
                first.ratio(),
                100 * first.accuracy().mean(),
                first.accuracy().items(),
                first.id()));
  }

  /** All presets that fit into the space, and designs drawn from the priors. */
  private void found() {
    for (RenderPreset preset : GlyphEngine.presets()) {
      RenderConfig design = space.at(space.placeOf(preset.configFor(corpus.traits())));
      add(design, "preset", preset.name());
    }
    Random random = evolution.random(0);
    for (int i = 0; i < ROUNDS * settings.population && hasRoom(); i++) {
      add(space.draw(random), "prior", "");
    }
  }

  private boolean hasRoom() {
    return fresh.size() < settings.population && trials.count() < settings.evaluations;
  }

  private void add(RenderConfig design, String origin, String reason) {
    if (hasRoom()) {
      objection(design, origin, reason).ifPresent(why -> lastObjection = why);
    }
  }

  private void refuseEmptySpace() {
    if (candidates().isEmpty()) {
      throw new IllegalArgumentException(
          "No design of the space can be tried; the last was refused: " + lastObjection);
    }
  }

  /** Why a design is not tried; empty if it is. */
  private Optional<String> objection(RenderConfig design, String origin, String reason) {
    if (trials.knows(design)) {
      return Optional.of("it was tried before");
    }
    Optional<String> objection =
        space.objection(design).or(() -> trials.add(design, origin, reason, generation));
    if (objection.isEmpty()) {
      fresh.add(Trials.id(design));
    }
    return objection;
  }

  private void breed(List<Candidate> population) {
    settings.advisor.ifPresent(this::advise);
    Random random = evolution.random(generation);
    for (int i = 0; i < ROUNDS && hasRoom(); i++) {
      for (RenderConfig child : evolution.offspring(population, settings.population, random)) {
        add(child, "evolution", "");
      }
    }
  }

  private void advise(SearchAdvisor advisor) {
    List<Candidate> ranked = ranked(Accuracy::mean);
    History.Advice advice = history.advice(generation).orElseGet(() -> ask(advisor, ranked));
    refused.clear();
    int most = settings.population / 2;
    for (Proposal proposal : advice.proposals()) {
      Optional<String> objection = Optional.of("no more were wanted");
      if (fresh.size() < most && hasRoom()) {
        objection = tryOut(proposal, ranked.get(0), advisor.name());
      }
      objection.ifPresent(why -> refused.add(new Proposal(proposal.values(), why)));
    }
    if (!advice.failure().isEmpty()) {
      listener.onNote("advisor " + advisor.name() + ": " + advice.failure());
    }
  }

  private History.Advice ask(SearchAdvisor advisor, List<Candidate> ranked) {
    SearchAdvisor.Knowledge knowledge =
        new SearchAdvisor.Knowledge(
            space, ranked, refused, target, generation, settings.seed * 1_000_003 + generation);
    History.Advice advice;
    try {
      List<Proposal> proposals = advisor.propose(knowledge, settings.population / 2);
      int most = Math.min(settings.population, proposals.size());
      advice = new History.Advice(List.copyOf(proposals.subList(0, most)), "");
    } catch (GlyphException e) {
      advice = new History.Advice(List.of(), e.getMessage());
    }
    workers.checkCaller();
    history.advise(generation, advisor.name(), advice);
    return advice;
  }

  private Optional<String> tryOut(Proposal proposal, Candidate best, String advisor) {
    try {
      RenderConfig.Builder design = best.design().toBuilder();
      proposal.values().forEach(design::set);
      return objection(design.build(), advisor, proposal.reason());
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private List<Candidate> candidates() {
    return trials.candidates(Accuracy::steering);
  }

  /** The best first, as far as it is known. */
  private List<Candidate> ranked(ToDoubleFunction<Accuracy> reached) {
    return Ranking.of(candidates(), settings.goal, target, reached);
  }

  /** The most promising are read further: a quarter of a generation, then a quarter of that. */
  private void promote() {
    int most = (fresh.size() + 3) / 4;
    for (int level = 1; level < LEVELS; level++) {
      int before = rung(level - 1);
      int characters = rung(level);
      List<String> chosen =
          ranked(Accuracy::high).stream()
              .map(Candidate::id)
              .filter(id -> trials.isRead(id, before) && !trials.isRead(id, characters))
              .limit(most)
              .toList();
      read(chosen, level);
      most = (most + 3) / 4;
    }
  }

  /**
   * What has been read enough and may reach the goal, the best first: those that almost certainly
   * do by what was read, and at last the most accurate. If nothing may, what comes nearest.
   */
  List<Candidate> finalists() {
    int most = settings.finalists;
    List<Candidate> clearest = new ArrayList<>(candidates());
    clearest.sort(Comparator.comparingDouble(each -> -each.accuracy().low()));
    Set<Candidate> chosen = new LinkedHashSet<>();
    choose(ranked(Accuracy::low), most - most / 4, chosen);
    choose(clearest, most, chosen);
    List<Candidate> ranked = Ranking.of(List.copyOf(chosen), settings.goal, target, Accuracy::mean);
    List<Candidate> hopeful = ranked.stream().filter(this::mayReachGoal).toList();
    return hopeful.isEmpty() ? ranked.stream().limit(1).toList() : hopeful;
  }

  private void choose(List<Candidate> ranked, int most, Set<Candidate> chosen) {
    ranked.stream()
        .filter(each -> trials.isRead(each.id(), rung(1)))
        .filter(each -> chosen.size() < most)
        .forEach(chosen::add);
  }

  private boolean mayReachGoal(Candidate candidate) {
    OptionalDouble ratio = settings.goal.ratio();
    return ratio.isPresent()
        ? candidate.ratio() >= ratio.getAsDouble()
        : candidate.accuracy().high() >= target;
  }
}
