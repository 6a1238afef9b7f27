package org.glyphreader.search;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.glyphreader.Source;
import org.glyphreader.spi.BackendSettings;

/** What is searched, on what, and for how long. Immutable. */
public final class SearchSettings {

  final List<Source> texts;
  final List<Source> heldBack;
  final Path folder;
  final SearchSpace space;
  final SearchGoal goal;
  final Optional<SearchAdvisor> advisor;
  final Optional<String> backend;
  final BackendSettings reader;
  final List<SearchQuestion> questions;
  final int gapQuestions;
  final long seed;
  final int evaluations;
  final Duration budget;
  final int population;
  final int patience;
  final int firstRung;
  final int finalCharacters;
  final int finalists;
  final int threads;

  private SearchSettings(Builder builder) {
    texts = builder.texts;
    heldBack = builder.heldBack;
    folder = builder.folder;
    space = builder.space;
    goal = builder.goal;
    advisor = Optional.ofNullable(builder.advisor);
    backend = Optional.ofNullable(builder.backend);
    reader = builder.reader;
    questions = builder.questions;
    gapQuestions = builder.gapQuestions;
    seed = builder.seed;
    evaluations = builder.evaluations;
    budget = builder.budget;
    population = builder.population;
    patience = builder.patience;
    firstRung = builder.firstRung;
    finalCharacters = builder.finalCharacters;
    finalists = builder.finalists;
    threads = builder.threads;
  }

  /**
   * {@return a builder with the defaults}
   *
   * @param texts what is drawn and read, at least one; sources that are read once are read here
   * @param folder where history and results go; an unfinished search found there is continued
   */
  public static Builder builder(List<Source> texts, Path folder) {
    return new Builder(texts, folder);
  }

  /** Collects settings; each is checked at once. Not safe for use by several threads. */
  public static final class Builder {

    private final List<Source> texts;
    private final Path folder;
    private List<Source> heldBack = List.of();
    private SearchSpace space = SearchSpace.builder().build();
    private SearchGoal goal = SearchGoal.accuracy(0.99);
    private SearchAdvisor advisor;
    private String backend;
    private BackendSettings reader = BackendSettings.DEFAULT;
    private List<SearchQuestion> questions = List.of();
    private int gapQuestions = 40;
    private long seed = 1;
    private int evaluations = 200;
    private Duration budget = Duration.ofMinutes(30);
    private int population = 20;
    private int patience = 6;
    private int firstRung = 2_000;
    private int finalCharacters = 100_000;
    private int finalists = 5;
    private int threads = Runtime.getRuntime().availableProcessors();

    private Builder(List<Source> texts, Path folder) {
      this.texts = List.copyOf(texts);
      this.folder = Objects.requireNonNull(folder, "folder");
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("A search needs at least one text");
      }
    }

    /**
     * Texts that are not searched on, by which finalists are judged. By default the last third of
     * every text is held back.
     *
     * @param sources the texts
     * @return this builder
     */
    public Builder heldBack(List<Source> sources) {
      heldBack = List.copyOf(sources);
      return this;
    }

    /**
     * What may be tried. By default everything.
     *
     * @param value the space
     * @return this builder
     */
    public Builder space(SearchSpace value) {
      space = Objects.requireNonNull(value, "space");
      return this;
    }

    /**
     * What the best design is. By default the highest ratio at 99 % of the characters.
     *
     * @param value the goal
     * @return this builder
     */
    public Builder goal(SearchGoal value) {
      goal = Objects.requireNonNull(value, "goal");
      return this;
    }

    /**
     * Proposes half of each generation. By default nobody does: all come from NSGA-II.
     *
     * @param value the advisor
     * @return this builder
     */
    public Builder advisor(SearchAdvisor value) {
      advisor = Objects.requireNonNull(value, "advisor");
      return this;
    }

    /**
     * What reads the pages. By default the best backend that reads the model, or without a model
     * the embedded optical reader.
     *
     * @param name the backend's name
     * @return this builder
     */
    public Builder backend(String name) {
      backend = Objects.requireNonNull(name, "name");
      return this;
    }

    /**
     * The model that reads the pages, with device and options. By default none.
     *
     * @param settings what is asked of the backend
     * @return this builder
     */
    public Builder reader(BackendSettings settings) {
      reader = Objects.requireNonNull(settings, "settings");
      return this;
    }

    /**
     * Questions that finalists are asked, in place of those made of the texts.
     *
     * @param asked the questions
     * @return this builder
     */
    public Builder questions(List<SearchQuestion> asked) {
      questions = List.copyOf(asked);
      return this;
    }

    /**
     * How many questions are made of the texts held back. Default 40.
     *
     * @param most at least 0
     * @return this builder
     */
    public Builder gapQuestions(int most) {
      gapQuestions = atLeast("gapQuestions", 0, most);
      return this;
    }

    /**
     * The same seed and the same measurements give the same proposals. Default 1.
     *
     * @param value any number
     * @return this builder
     */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * How many designs are tried at most. Default 200.
     *
     * @param most at least 1
     * @return this builder
     */
    public Builder evaluations(int most) {
      evaluations = atLeast("evaluations", 1, most);
      return this;
    }

    /**
     * How long is searched at most, this time; finalists come on top. Default 30 minutes.
     *
     * @param most above zero
     * @return this builder
     */
    public Builder budget(Duration most) {
      if (most.isNegative() || most.isZero()) {
        throw new IllegalArgumentException("budget must be above zero, not " + most);
      }
      budget = most;
      return this;
    }

    /**
     * How many designs live at a time, and how many are tried in a generation. Default 20.
     *
     * @param size at least 4
     * @return this builder
     */
    public Builder population(int size) {
      population = atLeast("population", 4, size);
      return this;
    }

    /**
     * After how many generations without gain the search stops. Default 6.
     *
     * @param generations at least 1
     * @return this builder
     */
    public Builder patience(int generations) {
      patience = atLeast("patience", 1, generations);
      return this;
    }

    /**
     * Characters that are read of every design; of the better ones 4 and 16 times as many. Default
     * 2,000.
     *
     * @param characters at least 100
     * @return this builder
     */
    public Builder firstRung(int characters) {
      firstRung = atLeast("firstRung", 100, characters);
      return this;
    }

    /**
     * Characters held back by which finalists are judged. Default 100,000.
     *
     * @param characters at least 100
     * @return this builder
     */
    public Builder finalCharacters(int characters) {
      finalCharacters = atLeast("finalCharacters", 100, characters);
      return this;
    }

    /**
     * How many finalists are judged at most. Default 5.
     *
     * @param most at least 1
     * @return this builder
     */
    public Builder finalists(int most) {
      finalists = atLeast("finalists", 1, most);
      return this;
    }

    /**
     * How many threads measure. Default all cores.
     *
     * @param count at least 1
     * @return this builder
     */
    public Builder threads(int count) {
      threads = atLeast("threads", 1, count);
      return this;
    }

    private static int atLeast(String what, int least, int value) {
      if (value < least) {
        throw new IllegalArgumentException(
            "%s must be at least %d, not %d".formatted(what, least, value));
      }
      return value;
    }

    /** {@return the settings} */
    public SearchSettings build() {
      return new SearchSettings(this);
    }
  }
}
