package org.glyphreader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import org.glyphreader.RenderConfig;
import org.glyphreader.search.Accuracy.Cluster;

/** Judges designs on the texts held back. Used by one thread, which has workers measure. */
final class Finals {

  /**
   * What came of it.
   *
   * @param interrupted whether it ended before all was judged
   */
  record Outcome(
      Optional<Finalist> baseline,
      List<Finalist> finalists,
      Optional<Finalist> best,
      boolean interrupted) {}

  private static final String STAGE = "finals";
  private static final String PAGES = "held-back";
  private static final String ANSWERS = "answers";

  /** So many characters have to be read before a design is given up. */
  private static final int FAIR_TRIAL = 20_000;

  /** Pages read before it is looked at whether to give up. */
  private static final int BATCH = 4;

  private final Fitness fitness;
  private final History history;
  private final Workers workers;
  private final List<SearchText> texts;
  private final List<List<SearchQuestion>> questions;
  private final RenderingSearch.Listener listener;

  Finals(
      Fitness fitness,
      History history,
      Workers workers,
      List<SearchText> texts,
      List<SearchQuestion> questions,
      RenderingSearch.Listener listener) {
    this.fitness = fitness;
    this.history = history;
    this.workers = workers;
    this.texts = texts;
    this.questions = Fitness.byDocument(questions);
    this.listener = listener;
  }

  /**
   * Judges the published design and then candidates, until no later one can be better.
   *
   * @param candidates the most promising first
   */
  Outcome judge(SearchGoal goal, RenderConfig published, List<Candidate> candidates) {
    workers.endAt(Long.MAX_VALUE);
    long begin = System.nanoTime();
    List<Finalist> judged = new ArrayList<>();
    Optional<Finalist> baseline = Optional.empty();
    Optional<Finalist> best = Optional.empty();
    boolean interrupted = false;
    try {
      workers.checkCaller();
      listener.onNote("judging finalists on texts held back");
      int rounds = candidates.size() + 1;
      Finalist standard = judge(published, 0, progress("the published design", 0, rounds));
      baseline = Optional.of(standard);
      Judgement judgement = new Judgement(goal, standard);
      for (int i = 1; i < rounds && !judgement.isSettled(best); i++) {
        RenderConfig design = candidates.get(i - 1).design();
        Finalist finalist =
            judge(design, judgement.hopeless(), progress("finalist " + i, i, rounds));
        judged.add(finalist);
        best = judgement.better(best, finalist);
      }
    } catch (CancellationException e) {
      interrupted = true;
    } finally {
      history.searched(STAGE, (System.nanoTime() - begin) / 1e9);
    }
    return new Outcome(baseline, judged, best, interrupted);
  }

  private DoubleConsumer progress(String what, int round, int rounds) {
    return share -> listener.onProgress(what, (round + share) / rounds);
  }

  /**
   * Reads all pages, or gives up once the accuracy is certainly below {@code least}.
   *
   * @throws CancellationException if it was stopped; what was read is kept
   */
  private Finalist judge(RenderConfig design, double least, DoubleConsumer progress) {
    String id = Trials.id(design);
    double ratio;
    boolean complete;
    List<Cluster> clusters = new ArrayList<>();
    try (Fitness.Whole whole = fitness.whole(design, texts)) {
      ratio = whole.ratio();
      int pages = whole.pages();
      boolean hopeful = true;
      for (int from = 0; from < pages && hopeful; from += BATCH) {
        int begin = from;
        int end = Math.min(from + BATCH, pages);
        clusters.addAll(
            measure(
                id,
                PAGES,
                begin,
                end,
                page -> whole.read(page, workers),
                share -> progress.accept((begin + share * (end - begin)) / pages)));
        Accuracy sofar = Accuracy.of(clusters);
        hopeful = sofar.items() < FAIR_TRIAL || sofar.high() >= least;
      }
      complete = clusters.size() == pages;
    }
    Optional<Accuracy> answers = Optional.empty();
    if (complete && !questions.isEmpty()) {
      answers =
          Optional.of(
              Accuracy.of(
                  measure(
                      id,
                      ANSWERS,
                      0,
                      questions.size(),
                      group -> fitness.answers(design, questions.get(group), workers),
                      share -> {})));
    }
    return new Finalist(id, design, ratio, Accuracy.of(clusters), answers, complete);
  }

  /** What was found in pieces, by now or in an earlier run. */
  private List<Cluster> measure(
      String id,
      String stage,
      int from,
      int to,
      IntFunction<Cluster> measure,
      DoubleConsumer progress) {
    List<Callable<Cluster>> work = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int piece = i;
      if (history.reading(id, stage, i).isEmpty()) {
        work.add(() -> history.measure(id, stage, piece, () -> measure.apply(piece)));
      }
    }
    workers.run(work, progress);
    List<Cluster> found = new ArrayList<>();
    for (int i = from; i < to; i++) {
      found.add(history.reading(id, stage, i).orElseThrow());
    }
    return found;
  }
}
