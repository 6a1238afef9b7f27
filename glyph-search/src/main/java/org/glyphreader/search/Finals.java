package org.glyphreader.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glyphreader.RenderConfig;
import org.glyphreader.search.Accuracy.Cluster;

/** Judges designs on the texts held back. Used by one thread, which has workers measure. */
final class Finals {

  private static final String PAGES = "held-back";
  private static final String ANSWERS = "answers";

  /** So many characters have to be read before a design is given up. */
  private static final int FAIR_TRIAL = 20_000;

  private final Fitness fitness;
  private final History history;
  private final Workers workers;
  private final List<SearchText> texts;
  private final List<List<SearchQuestion>> questions;

  Finals(
      Fitness fitness,
      History history,
      Workers workers,
      List<SearchText> texts,
      List<SearchQuestion> questions) {
    this.fitness = fitness;
    this.history = history;
    this.workers = workers;
    this.texts = texts;
    this.questions = Fitness.byDocument(questions);
  }

  /**
   * Reads all pages, or gives up once the accuracy is certainly below {@code least}.
   *
   * @throws java.util.concurrent.CancellationException if it was stopped; what was read is kept
   */
  Finalist judge(RenderConfig design, double least) {
    String id = Trials.id(design);
    double ratio;
    boolean complete;
    List<Cluster> clusters = new ArrayList<>();
    try (Fitness.Whole whole = fitness.whole(design, texts)) {
      ratio = whole.ratio();
      int batch = 4;
      boolean hopeful = true;
      for (int from = 0; from < whole.pages() && hopeful; from += batch) {
        int to = Math.min(from + batch, whole.pages());
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = from; i < to; i++) {
          int page = i;
          if (history.reading(id, PAGES, i).isEmpty()) {
            work.add(() -> read(id, whole, page));
          }
        }
        workers.run(work);
        for (int i = from; i < to; i++) {
          clusters.add(history.reading(id, PAGES, i).orElseThrow());
        }
        Accuracy sofar = Accuracy.of(clusters);
        hopeful = sofar.items() < FAIR_TRIAL || sofar.high() >= least;
      }
      complete = clusters.size() == whole.pages();
    }
    Optional<Accuracy> answers =
        complete && !questions.isEmpty() ? Optional.of(answers(id, design)) : Optional.empty();
    return new Finalist(id, design, ratio, Accuracy.of(clusters), answers, complete);
  }

  private Void read(String id, Fitness.Whole whole, int page) {
    workers.check();
    long begin = System.nanoTime();
    Cluster found = whole.read(page, workers);
    history.read(id, PAGES, page, found, (System.nanoTime() - begin) / 1e6);
    return null;
  }

  private Accuracy answers(String id, RenderConfig design) {
    List<Callable<Void>> work = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      int group = i;
      if (history.reading(id, ANSWERS, i).isEmpty()) {
        work.add(() -> ask(id, design, group));
      }
    }
    workers.run(work);
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      clusters.add(history.reading(id, ANSWERS, i).orElseThrow());
    }
    return Accuracy.of(clusters);
  }

  private Void ask(String id, RenderConfig design, int group) {
    workers.check();
    long begin = System.nanoTime();
    Cluster found = fitness.answers(design, questions.get(group), workers);
    history.read(id, ANSWERS, group, found, (System.nanoTime() - begin) / 1e6);
    return null;
  }
}
