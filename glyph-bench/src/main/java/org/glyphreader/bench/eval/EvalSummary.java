package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glyphreader.bench.stats.Estimate;

/** Results of the same kind taken together. */
public final class EvalSummary {

  /** The task of a row that takes all tasks with questions together, each weighing the same. */
  public static final String QUESTIONS = "all questions";

  /** The task of a row that takes all transcriptions together, each weighing the same. */
  public static final String TRANSCRIPTIONS = "all transcriptions";

  private static final Set<String> PROPORTIONS =
      Set.of("contains", "containsInQuotes", "exactMatch");
  private static final long SEED = 1;

  /**
   * Where results of one kind come from.
   *
   * @param reader {@code pages} or {@code text}
   * @param backend the backend's name
   * @param model what answered
   * @param preset the page design
   * @param dpi px per inch
   * @param characters document length
   */
  public record Reading(
      String reader, String backend, String model, String preset, int dpi, int characters) {}

  /**
   * Results of one kind.
   *
   * @param reading where they come from
   * @param task the task's name, {@link #QUESTIONS} or {@link #TRANSCRIPTIONS}
   * @param scoreName the metric that speaks for the task
   * @param score that metric
   * @param metrics all metrics
   * @param ratio text tokens / visual tokens over all documents; NaN where nothing is drawn
   * @param failed how many questions got an error instead of an answer
   */
  public record Row(
      Reading reading,
      String task,
      String scoreName,
      Estimate score,
      Map<String, Estimate> metrics,
      double ratio,
      int failed) {}

  private EvalSummary() {}

  /**
   * {@return a row for each reading and task, and one for each reading with all its questions, and
   * all its transcriptions}
   *
   * @param records results
   */
  public static List<Row> of(List<EvalRecord> records) {
    Map<Reading, Map<String, List<EvalRecord>>> kinds = new LinkedHashMap<>();
    for (EvalRecord each : records) {
      Reading reading =
          new Reading(
              each.reader(),
              each.backend(),
              each.model(),
              each.preset(),
              each.dpi(),
              each.characters());
      kinds
          .computeIfAbsent(reading, r -> new LinkedHashMap<>())
          .computeIfAbsent(each.task(), t -> new ArrayList<>())
          .add(each);
    }
    List<Row> rows = new ArrayList<>();
    kinds.forEach(
        (reading, tasks) -> {
          tasks.forEach((task, results) -> rows.add(row(reading, task, results)));
          together(reading, tasks, QUESTIONS, false).ifPresent(rows::add);
          together(reading, tasks, TRANSCRIPTIONS, true).ifPresent(rows::add);
        });
    return rows;
  }

  private static Row row(Reading reading, String task, List<EvalRecord> results) {
    Set<String> names =
        results.stream()
            .flatMap(r -> r.scores().keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Estimate> metrics = new TreeMap<>();
    for (String name : names) {
      List<double[]> groups = groups(results, name);
      metrics.put(
          name,
          PROPORTIONS.contains(name)
              ? Estimate.ofProportion(groups)
              : Estimate.ofMean(groups, SEED));
    }
    String score = results.get(0).score();
    Estimate none = new Estimate(Double.NaN, Double.NaN, Double.NaN, 0, 0, "none");
    return new Row(
        reading,
        task,
        score,
        metrics.getOrDefault(score, none),
        metrics,
        ratio(results),
        failed(results));
  }

  private static Optional<Row> together(
      Reading reading, Map<String, List<EvalRecord>> tasks, String name, boolean transcribed) {
    List<List<EvalRecord>> some =
        tasks.values().stream()
            .filter(results -> results.get(0).question().isEmpty() == transcribed)
            .toList();
    List<List<double[]>> strata =
        some.stream()
            .map(results -> groups(results, results.get(0).score()))
            .filter(groups -> !groups.isEmpty())
            .toList();
    if (strata.size() < 2) {
      return Optional.empty();
    }
    List<EvalRecord> all = some.stream().flatMap(List::stream).toList();
    Estimate score = Estimate.ofStrata(strata, SEED);
    return Optional.of(new Row(reading, name, "score", score, Map.of(), ratio(all), failed(all)));
  }

  /** The values of a metric, document by document. */
  private static List<double[]> groups(List<EvalRecord> results, String metric) {
    Map<Integer, List<Double>> documents = new TreeMap<>();
    for (EvalRecord result : results) {
      Double value = result.scores().get(metric);
      if (value != null) {
        documents.computeIfAbsent(result.document(), d -> new ArrayList<>()).add(value);
      }
    }
    return documents.values().stream()
        .map(values -> values.stream().mapToDouble(Double::doubleValue).toArray())
        .toList();
  }

  private static double ratio(List<EvalRecord> results) {
    long text = 0;
    long visual = 0;
    for (EvalRecord result : results) {
      text += result.textTokens();
      visual += result.visualTokens();
    }
    return visual == 0 ? Double.NaN : (double) text / visual;
  }

  private static int failed(List<EvalRecord> results) {
    return (int) results.stream().filter(result -> result.scores().isEmpty()).count();
  }
}
