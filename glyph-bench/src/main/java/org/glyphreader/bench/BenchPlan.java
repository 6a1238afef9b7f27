package org.glyphreader.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glyphreader.bench.jmh.Takes;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a run is going to do.
 *
 * @param measurements how many benchmarks there are, each value of each parameter counted
 * @param expected how long they take on 2 cores with the iterations of their own, about
 */
public record BenchPlan(int measurements, Duration expected) {

  /**
   * {@return the plan of a run}
   *
   * @param settings what is run
   * @throws IllegalArgumentException if no benchmark matches, or none has one of the parameters
   */
  public static BenchPlan of(Benchmarks.Settings settings) {
    Options options = Benchmarks.options(settings);
    SortedSet<BenchmarkListEntry> chosen =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                options.getIncludes(),
                options.getExcludes());
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "No benchmark's name contains \"" + settings.filter() + "\"");
    }
    Set<String> unknown = new TreeSet<>(settings.parameters().keySet());
    int measurements = 0;
    double seconds = 0;
    for (BenchmarkListEntry each : chosen) {
      Map<String, String[]> parameters = each.getParams().orElse(Map.of());
      unknown.removeAll(parameters.keySet());
      int combinations = combinations(parameters, options);
      measurements += combinations;
      seconds += combinations * seconds(each, settings);
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("None of these benchmarks has the parameter " + unknown);
    }
    return new BenchPlan(measurements, Duration.ofSeconds(Math.round(seconds)));
  }

  private static int combinations(Map<String, String[]> parameters, Options options) {
    int combinations = 1;
    for (Map.Entry<String, String[]> each : parameters.entrySet()) {
      combinations *= options.getParameter(each.getKey()).orElse(List.of(each.getValue())).size();
    }
    return combinations;
  }

  /** One JVM's time, in proportion when it is to do fewer or more iterations than its own. */
  private static double seconds(BenchmarkListEntry benchmark, Benchmarks.Settings settings) {
    int warmUps = benchmark.getWarmupIterations().orElse(0);
    int iterations = benchmark.getMeasurementIterations().orElse(1);
    double share =
        (double) (settings.warmUps().orElse(warmUps) + settings.iterations().orElse(iterations))
            / (warmUps + iterations);
    try {
      Class<?> type = Class.forName(benchmark.getUserClassQName());
      return share * type.getAnnotation(Takes.class).seconds();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "%d measurement%s, about %d minute%s on 2 cores"
        .formatted(
            measurements, measurements == 1 ? "" : "s", minutes(), minutes() == 1 ? "" : "s");
  }

  private long minutes() {
    return Math.max(1, Math.round(expected.toSeconds() / 60.0));
  }
}
