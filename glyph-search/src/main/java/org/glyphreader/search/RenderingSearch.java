package org.glyphreader.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.glyphreader.GlyphEngine;
import org.glyphreader.GlyphException;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderPreset;
import org.glyphreader.spi.BackendSettings;

/**
 * Searches for the page design that compresses most at the accuracy that is needed: the second
 * stage of Glyph (arXiv 2510.17800, section 3.4). Everything is measured: costs by laying the texts
 * out, accuracy by reading pages back from their pixels.
 *
 * <p>Each generation is made by {@link Evolution NSGA-II}, half of it by an advisor if there is
 * one. All of it is read a little, the better quarter more, the best still more (successive
 * halving). What was measured is in the folder's {@code history.jsonl} at once; the same search on
 * the same folder goes on where it was stopped.
 */
public final class RenderingSearch {

  /** Follows a search. */
  public interface Listener {

    /** Takes no notice. */
    Listener NONE =
        new Listener() {
          @Override
          public void onProgress(String what, double done) {}

          @Override
          public void onNote(String note) {}
        };

    /**
     * The search is that far.
     *
     * @param what is done now
     * @param done share of the work or of the time allowed, 0 to 1
     */
    void onProgress(String what, double done);

    /**
     * Something worth knowing happened.
     *
     * @param note in one line
     */
    void onNote(String note);
  }

  /** Texts longer than this are laid out up to here when ratios are counted. */
  private static final int COST_CHARACTERS = 200_000;

  private static final int ROUNDS = 50;

  private final SearchSettings settings;
  private final Listener listener;
  private final Corpus corpus;
  private final SearchSpace space;
  private final Evolution evolution;
  private final RenderConfig published;

  private History history;
  private Trials trials;
  private Workers workers;
  private double target;

  /**
   * Prepares a search; texts are read here.
   *
   * @param settings what is searched
   * @param listener told of what goes on, on the thread that runs the search
   * @throws org.glyphreader.DocumentFormatException if a text cannot be read
   */
  public RenderingSearch(SearchSettings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
    corpus = Corpus.of(settings);
    space = settings.space().without(corpus.idleKeys());
    evolution = new Evolution(space, settings.seed());
    published = corpus.preset(settings.goal().preset().orElseGet(corpus::publishedPreset));
  }

  /**
   * Searches until designs or time have run out, nothing is gained any more, or the thread is
   * interrupted, and judges finalists.
   *
   * @return what was found; after an interruption what is known by then
   * @throws org.glyphreader.BackendUnavailableException if nothing can read
   * @throws org.glyphreader.DocumentFormatException if the folder holds another search
   */
  public SearchResult run() {
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (PageReading reading = BackendReading.open(settings.backend(), settings.backendSettings());
        History opened = History.open(settings.folder().resolve("history.jsonl"), describe());
        Workers threads = new Workers(settings.threads())) {
      history = opened;
      workers = threads;
      Fitness fitness = new Fitness(this::engines, reading);
      trials =
          new Trials(
              fitness,
              history,
              workers,
              Passages.of(corpus.texts(), settings.seed()),
              SearchText.upTo(corpus.texts(), COST_CHARACTERS));
      String stopped = search();
      return judge(fitness, stopped);
    }
  }

  private GlyphEngine.Builder engines() {
    BackendSettings reader = settings.backendSettings();
    GlyphEngine.Builder builder = GlyphEngine.builder().backend(settings.backend());
    reader.model().ifPresent(builder::model);
    return builder;
  }

  /** What measurements and proposals depend on. */
  private Map<String, String> describe() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("texts", Corpus.digest(corpus.texts()));
    all.put("heldBack", Corpus.digest(corpus.heldBack()));
    all.put("space", space.describe().toString());
    all.put("goal", settings.goal().toString());
    all.put("advisor", settings.advisor().map(SearchAdvisor::name).orElse("none"));
    all.put("backend", settings.backend());
    all.put("model", settings.backendSettings().model().map(Object::toString).orElse(""));
    all.put("questions", Integer.toHexString(questions().hashCode()));
    all.put("seed", Long.toString(settings.seed()));
    all.put("population", Integer.toString(settings.population()));
    all.put("firstRung", Integer.toString(settings.firstRung()));
    return all;
  }

  private List<SearchQuestion> questions() {
    return settings.questions().isEmpty()
        ? GapQuestions.of(corpus.heldBack(), settings.gapQuestions(), settings.seed())
        : settings.questions();
  }

  private String search() {
    long begin = System.nanoTime();
    workers.endAt(begin + settings.budget().toNanos());
    try {
      return evolve(begin);
    } catch (CancellationException e) {
      return workers.isInterrupted() ? "interrupted" : "budget";
    } finally {
      history.searched("search", (System.nanoTime() - begin) / 1e9);
    }
  }

  private String evolve(long begin) {
    trials.add(published, "preset", "", 0).ifPresent(this::refuse);
    trials.read(List.of(Trials.id(published)), rung(2));
    target =
        settings
            .goal()
            .accuracy()
            .orElseGet(() -> trials.candidate(Trials.id(published)).accuracy().mean());
    List<Proposal> refused = new ArrayList<>();
    List<Candidate> population = List.of();
    double reached = 0;
    int idle = 0;
    for (int generation = 0; trials.count() < settings.evaluations(); generation++) {
      progress("generation " + (generation + 1), begin);
      List<String> fresh = generation == 0 ? begin() : breed(population, generation, refused);
      if (fresh.isEmpty()) {
        return "converged";
      }
      for (int i = 0; i < fresh.size(); i += settings.threads()) {
        List<String> some = fresh.subList(i, Math.min(fresh.size(), i + settings.threads()));
        trials.read(some, settings.firstRung());
        progress("generation " + (generation + 1), begin);
      }
      promote(fresh.size());
      progress("generation " + (generation + 1), begin);
      population = evolution.survivors(candidates(), settings.population(), generation);
      double volume = Evolution.hypervolume(population);
      idle = volume > reached * 1.002 ? 0 : idle + 1;
      reached = Math.max(reached, volume);
      note(generation);
      if (idle >= settings.patience()) {
        return "converged";
      }
    }
    return "evaluations";
  }

  private void refuse(String reason) {
    throw new IllegalArgumentException("The published design cannot be drawn: " + reason);
  }

  private int rung(int level) {
    return settings.firstRung() << 2 * level;
  }

  private void progress(String what, long begin) {
    double tried = (double) trials.count() / settings.evaluations();
    double time = (System.nanoTime() - begin) / (double) settings.budget().toNanos();
    listener.onProgress(
        "%s, %d designs".formatted(what, trials.count()), Math.min(1, Math.max(tried, time)));
  }

  private void note(int generation) {
    List<Candidate> ranked = ranked();
    Candidate first = ranked.get(0);
    listener.onNote(
        "generation %d: %d designs; best so far ratio %.2f at %.2f %% (%.2f to %.2f), %s"
            .formatted(
                generation + 1,
                trials.count(),
                first.ratio(),
                100 * first.accuracy().mean(),
                100 * first.accuracy().low(),
                100 * first.accuracy().high(),
                first.id()));
  }

  /** All presets that fit into the space, and designs drawn from the priors. */
  private List<String> begin() {
    List<String> fresh = new ArrayList<>();
    for (RenderPreset preset : GlyphEngine.presets()) {
      RenderConfig design = space.at(space.placeOf(preset.configFor(corpus.traits())));
      add(design, "preset", preset.name(), 0, fresh);
    }
    Random random = evolution.random(0);
    for (int i = 0; i < ROUNDS * settings.population() && hasRoom(fresh); i++) {
      add(space.draw(random), "prior", "", 0, fresh);
    }
    return fresh;
  }

  private boolean hasRoom(List<String> fresh) {
    return fresh.size() < settings.population() && trials.count() < settings.evaluations();
  }

  private boolean add(
      RenderConfig design, String origin, String reason, int generation, List<String> fresh) {
    return hasRoom(fresh) && objection(design, origin, reason, generation, fresh).isEmpty();
  }

  private Optional<String> objection(
      RenderConfig design, String origin, String reason, int generation, List<String> fresh) {
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

  private List<String> breed(List<Candidate> population, int generation, List<Proposal> refused) {
    List<String> fresh = new ArrayList<>();
    settings.advisor().ifPresent(each -> advise(each, generation, refused, fresh));
    Random random = evolution.random(generation);
    for (int i = 0; i < ROUNDS && hasRoom(fresh); i++) {
      for (RenderConfig child : evolution.offspring(population, settings.population(), random)) {
        add(child, "evolution", "", generation, fresh);
      }
    }
    return fresh;
  }

  private void advise(
      SearchAdvisor advisor, int generation, List<Proposal> refused, List<String> fresh) {
    List<Candidate> ranked = ranked();
    History.Advice advice =
        history.advice(generation).orElseGet(() -> ask(advisor, ranked, generation, refused));
    refused.clear();
    int most = settings.population() / 2;
    for (Proposal proposal : advice.proposals()) {
      Optional<String> objection = Optional.of("no more were wanted");
      if (fresh.size() < most && hasRoom(fresh)) {
        objection = tryOut(proposal, ranked.get(0), advisor.name(), generation, fresh);
      }
      objection.ifPresent(why -> refused.add(new Proposal(proposal.values(), why)));
    }
    if (!advice.failure().isEmpty()) {
      listener.onNote("advisor " + advisor.name() + ": " + advice.failure());
    }
  }

  private History.Advice ask(
      SearchAdvisor advisor, List<Candidate> ranked, int generation, List<Proposal> refused) {
    SearchAdvisor.Knowledge knowledge =
        new SearchAdvisor.Knowledge(
            space, ranked, refused, target, generation, settings.seed() * 1_000_003 + generation);
    History.Advice advice;
    try {
      advice = new History.Advice(advisor.propose(knowledge, settings.population() / 2), "");
    } catch (GlyphException e) {
      advice = new History.Advice(List.of(), e.getMessage());
    }
    workers.check();
    history.advise(generation, advisor.name(), advice);
    return advice;
  }

  private Optional<String> tryOut(
      Proposal proposal, Candidate best, String advisor, int generation, List<String> fresh) {
    RenderConfig.Builder design = best.design().toBuilder();
    try {
      proposal.values().forEach(design::set);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    return objection(design.build(), advisor, proposal.reason(), generation, fresh);
  }

  /** What was measured; not the published design where it lies outside of the space. */
  private List<Candidate> candidates() {
    return trials.candidates().stream()
        .filter(each -> space.objection(each.design()).isEmpty())
        .toList();
  }

  /** The best first, as far as it is known. */
  private List<Candidate> ranked() {
    return ranked(Accuracy::mean);
  }

  private List<Candidate> ranked(ToDoubleFunction<Accuracy> reached) {
    return Ranking.of(candidates(), settings.goal(), target, reached);
  }

  /** The most promising are read further: a quarter of a generation, then a quarter of that. */
  private void promote(int fresh) {
    int most = (fresh + 3) / 4;
    for (int level = 1; level <= 2; level++) {
      int before = rung(level - 1);
      int characters = rung(level);
      List<String> chosen =
          ranked(Accuracy::high).stream()
              .map(Candidate::id)
              .filter(id -> trials.isRead(id, before) && !trials.isRead(id, characters))
              .limit(most)
              .toList();
      trials.read(chosen, characters);
      most = (most + 3) / 4;
    }
  }

  private SearchResult judge(Fitness fitness, String stopped) {
    workers.endAt(Long.MAX_VALUE);
    long begin = System.nanoTime();
    Finals finals = new Finals(fitness, history, workers, corpus.heldBack(), questions());
    List<Finalist> judged = new ArrayList<>();
    Optional<Finalist> baseline = Optional.empty();
    Optional<Finalist> best = Optional.empty();
    String end = stopped;
    try {
      workers.check();
      listener.onNote("judging finalists on texts held back");
      Finalist standard = finals.judge(published, 0);
      baseline = Optional.of(standard);
      Judgement judgement = new Judgement(settings.goal(), standard);
      List<Candidate> chosen = finalists(judgement);
      for (int i = 0; i < chosen.size() && !judgement.isSettled(best); i++) {
        listener.onProgress("finalist " + (i + 1), (double) i / chosen.size());
        Finalist finalist = finals.judge(chosen.get(i).design(), judgement.hopeless());
        judged.add(finalist);
        best = judgement.better(best, finalist);
      }
    } catch (CancellationException e) {
      end = "interrupted";
    } finally {
      history.searched("finals", (System.nanoTime() - begin) / 1e9);
    }
    List<Candidate> all = candidates();
    return new SearchResult(
        settings.goal(),
        end,
        trials.count(),
        history.seconds("search"),
        history.seconds("finals"),
        baseline,
        judged,
        best,
        Evolution.front(all),
        all,
        all.size() < 10 ? List.of() : new EffectModel(space, all).effects());
  }

  /** What has been read enough and may reach the goal. */
  private List<Candidate> finalists(Judgement judgement) {
    return ranked(Accuracy::high).stream()
        .filter(each -> trials.isRead(each.id(), rung(1)))
        .filter(judgement::isPromising)
        .limit(settings.finalists())
        .toList();
  }
}
