package org.glyphreader.bench.jmh;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Secondary results that are no rates of the benchmark's own operations: ratios, and rates of its
 * stages. JMH adds up the counters it calls events; these are averaged over iterations, with an
 * interval. {@code glyph bench} always uses it; with the plain jar it is {@code -prof
 * org.glyphreader.bench.jmh.SecondaryResults}.
 */
public final class SecondaryResults implements InternalProfiler {

  private record Sum(double amount, double per) {
    Sum plus(double more, double morePer) {
      return new Sum(amount + more, per + morePer);
    }
  }

  private static final Map<String, Sum> SUMS = new TreeMap<>();

  /** For JMH. */
  public SecondaryResults() {}

  /**
   * Adds to a quotient of sums; what comes of it in an iteration is one value of the result.
   *
   * @param name of the result
   * @param amount added to the dividend, for example tokens
   * @param per added to the divisor, for example seconds
   */
  static synchronized void add(String name, double amount, double per) {
    SUMS.merge(name, new Sum(amount, per), (known, more) -> known.plus(more.amount, more.per));
  }

  private static synchronized Map<String, Sum> take() {
    Map<String, Sum> taken = new TreeMap<>(SUMS);
    SUMS.clear();
    return taken;
  }

  @Override
  public String getDescription() {
    return "Ratios, and rates of a benchmark's stages";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    take();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return take().entrySet().stream()
        .filter(e -> e.getValue().per() > 0)
        .map(SecondaryResults::result)
        .toList();
  }

  private static ScalarResult result(Map.Entry<String, Sum> entry) {
    String unit = entry.getKey().endsWith("PerSecond") ? "1/s" : "1";
    double value = entry.getValue().amount() / entry.getValue().per();
    return new ScalarResult(entry.getKey(), value, unit, AggregationPolicy.AVG);
  }
}
