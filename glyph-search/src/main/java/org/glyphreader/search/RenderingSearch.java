package org.glyphreader.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glyphreader.GlyphEngine;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;

/**
 * Searches for the page design that compresses most at the accuracy that is needed: the second
 * stage of Glyph (arXiv 2510.17800, section 3.4). Everything is measured: costs by laying the texts
 * out, accuracy by reading pages back from their pixels.
 *
 * <pre>{@code
 * SearchSettings settings =
 *     SearchSettings.builder(List.of(Source.file(Path.of("report.txt"))), Path.of("found"))
 *         .goal(SearchGoal.accuracy(0.99))
 *         .advisor(SearchAdvisor.named("statistical"))
 *         .budget(Duration.ofMinutes(10))
 *         .build();
 * SearchResult result = new RenderingSearch(settings, RenderingSearch.Listener.NONE).run();
 * Finalist best = result.best().orElseThrow();
 * GlyphEngine engine = GlyphEngine.builder().config(best.design()).build();
 * }</pre>
 *
 * <p>Each generation is made by NSGA-II, half of it by an advisor if there is one. All of it is
 * read a little, the better quarter more, the best still more (successive halving). What was
 * measured is in the folder's {@code history.jsonl} at once; the same search on the same folder
 * goes on where it was stopped. Used by one thread, which has others measure.
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
     * Something was measured.
     *
     * @param what is done now
     * @param done share of the work or of the time allowed, 0 to 1; the search and the finals each
     *     begin at 0, or where an earlier run left them
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

  private final SearchSettings settings;
  private final Listener listener;
  private final BackendProvider reader;
  private final Corpus corpus;
  private final SearchSpace space;
  private final RenderConfig published;

  /**
   * Prepares a search; texts are read here.
   *
   * @param settings what is searched
   * @param listener told of what goes on, on the thread that runs the search
   * @throws org.glyphreader.DocumentFormatException if a text cannot be read
   * @throws org.glyphreader.BackendUnavailableException if nothing can read
   */
  public RenderingSearch(SearchSettings settings, Listener listener) {
    this.settings = settings;
    this.listener = listener;
    reader = BackendReading.choose(settings.backend, settings.reader);
    corpus = Corpus.of(settings);
    space =
        settings.space.without(corpus.idleKeys()).readBy(reader.describe(settings.reader.model()));
    published = corpus.preset(settings.goal.preset().orElseGet(corpus::publishedPreset));
  }

  /**
   * Searches until designs or time have run out, nothing is gained any more, or the thread is
   * interrupted, and judges finalists.
   *
   * @return what was found; after an interruption what is known by then
   * @throws org.glyphreader.BackendUnavailableException if the backend cannot be loaded
   * @throws org.glyphreader.DocumentFormatException if the folder holds another search
   */
  public SearchResult run() {
    try (PageReading reading = BackendReading.open(reader, settings.reader)) {
      return run(reading);
    }
  }

  SearchResult run(PageReading reading) {
    try (History history = History.open(settings.folder.resolve("history.jsonl"), describe());
        Workers workers = new Workers(settings.threads)) {
      Fitness fitness = new Fitness(this::engines, reading);
      Trials trials =
          new Trials(
              space,
              fitness,
              history,
              workers,
              Passages.of(corpus.texts(), settings.seed),
              SearchText.upTo(corpus.texts(), COST_CHARACTERS));
      Generations generations =
          new Generations(settings, corpus, space, published, trials, history, workers, listener);
      String stopped = generations.run();
      Finals finals =
          new Finals(fitness, history, workers, corpus.heldBack(), questions(), listener);
      Finals.Outcome outcome = finals.judge(settings.goal, published, generations.finalists());
      List<Candidate> all = trials.candidates(Accuracy::of);
      return new SearchResult(
          settings.goal,
          outcome.interrupted() ? "interrupted" : stopped,
          trials.count(),
          history.seconds("search"),
          history.seconds("finals"),
          outcome.baseline(),
          outcome.finalists(),
          outcome.best(),
          Evolution.front(all),
          all,
          all.size() < 10 ? List.of() : new EffectModel(space, all).effects());
    }
  }

  private GlyphEngine.Builder engines() {
    GlyphEngine.Builder builder = GlyphEngine.builder().backend(reader.name());
    settings.reader.model().ifPresent(builder::model);
    return builder;
  }

  /** What measurements and proposals depend on. */
  private Map<String, String> describe() {
    BackendSettings asked = settings.reader;
    Map<String, String> options = new TreeMap<>(asked.options());
    options.remove("threads");
    Map<String, String> all = new LinkedHashMap<>();
    all.put("texts", Corpus.digest(corpus.texts()));
    all.put("heldBack", Corpus.digest(corpus.heldBack()));
    all.put("space", space.describe().toString());
    all.put("goal", settings.goal.toString());
    all.put("advisor", settings.advisor.map(SearchAdvisor::name).orElse("none"));
    all.put("backend", reader.name());
    all.put("model", asked.model().map(Object::toString).orElse(""));
    all.put("dtype", asked.dtype().orElse(""));
    all.put("options", options.toString());
    all.put("questions", Integer.toHexString(questions().hashCode()));
    all.put("seed", Long.toString(settings.seed));
    all.put("population", Integer.toString(settings.population));
    all.put("firstRung", Integer.toString(settings.firstRung));
    return all;
  }

  private List<SearchQuestion> questions() {
    return settings.questions.isEmpty()
        ? GapQuestions.of(corpus.heldBack(), settings.gapQuestions, settings.seed)
        : settings.questions;
  }
}
