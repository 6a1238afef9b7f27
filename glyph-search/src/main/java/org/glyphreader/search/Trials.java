package org.glyphreader.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import org.glyphreader.GlyphException;
import org.glyphreader.RenderConfig;
import org.glyphreader.search.Accuracy.Cluster;

/**
 * The designs that were tried and what is known of them. A design is read passage by passage; all
 * read the same passages in the same order. Used by one thread, which has workers measure.
 */
final class Trials {

  static final String STAGE = "search";

  private record Trial(RenderConfig design, String origin, String reason, int generation) {}

  private final SearchSpace space;
  private final Fitness fitness;
  private final History history;
  private final Workers workers;
  private final List<SearchText> passages;
  private final List<SearchText> texts;
  private final long textTokens;
  private final Map<String, Trial> trials = new LinkedHashMap<>();

  /**
   * How many passages of each design were wanted so far. The history may know more, from an earlier
   * run that came further; a search that goes on must not see that before its time.
   */
  private final Map<String, Integer> wanted = new HashMap<>();

  Trials(
      SearchSpace space,
      Fitness fitness,
      History history,
      Workers workers,
      List<SearchText> passages,
      List<SearchText> texts) {
    this.space = space;
    this.fitness = fitness;
    this.history = history;
    this.workers = workers;
    this.passages = passages;
    this.texts = texts;
    this.textTokens = fitness.textTokens(texts);
  }

  /** The name of a design: a hash of its values. */
  static String id(RenderConfig design) {
    try {
      byte[] values = SearchSpace.values(design).toString().getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(values);
      return HexFormat.of().formatHex(hash, 0, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  int count() {
    return trials.size();
  }

  boolean knows(RenderConfig design) {
    return trials.containsKey(id(design));
  }

  /**
   * Lays the texts out by a new design.
   *
   * @return why it cannot be tried; empty if it can
   */
  Optional<String> add(RenderConfig design, String origin, String reason, int generation) {
    String id = id(design);
    try {
      if (history.cost(id).isEmpty()) {
        workers.checkCaller();
        Fitness.Cost cost = fitness.cost(design, texts, textTokens);
        history.design(id, design.toMap(), origin, generation, cost);
      }
    } catch (GlyphException | IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    trials.putIfAbsent(id, new Trial(design, origin, reason, generation));
    return Optional.empty();
  }

  /** How many passages hold that many characters. */
  private int passagesFor(int characters) {
    int count = 0;
    for (int sum = 0; count < passages.size() && sum < characters; count++) {
      sum += passages.get(count).text().length();
    }
    return count;
  }

  /**
   * Reads at least {@code characters} of each design, or all there are.
   *
   * @param progress told the share that is done
   * @throws java.util.concurrent.CancellationException if it was stopped; what was read is kept
   */
  void read(Collection<String> ids, int characters, DoubleConsumer progress) {
    int count = passagesFor(characters);
    ids.forEach(id -> wanted.merge(id, count, Math::max));
    List<Callable<Cluster>> work = new ArrayList<>();
    for (String id : ids) {
      for (int i = 0; i < count; i++) {
        if (history.reading(id, STAGE, i).isEmpty()) {
          int piece = i;
          work.add(() -> history.measure(id, STAGE, piece, () -> read(id, piece)));
        }
      }
    }
    workers.run(work, progress);
  }

  private Cluster read(String id, int piece) {
    return fitness.passage(trials.get(id).design(), passages.get(piece), workers);
  }

  /** Whether a design has been read up to that many characters. */
  boolean isRead(String id, int characters) {
    return wanted.getOrDefault(id, 0) >= passagesFor(characters);
  }

  Candidate candidate(String id, Function<List<Cluster>, Accuracy> interval) {
    Trial trial = trials.get(id);
    List<Cluster> clusters = new ArrayList<>();
    for (int i = 0; i < wanted.getOrDefault(id, 0); i++) {
      history.reading(id, STAGE, i).ifPresent(clusters::add);
    }
    return new Candidate(
        id,
        trial.design(),
        trial.origin(),
        trial.reason(),
        trial.generation(),
        history.cost(id).orElseThrow().ratio(),
        interval.apply(clusters));
  }

  /**
   * Every design of which at least one passage was read, in the order in which they were tried; not
   * the published one where it lies outside of the space.
   */
  List<Candidate> candidates(Function<List<Cluster>, Accuracy> interval) {
    return trials.keySet().stream()
        .map(id -> candidate(id, interval))
        .filter(each -> each.accuracy().items() > 0)
        .filter(each -> space.objection(each.design()).isEmpty())
        .toList();
  }
}
