package org.glyphreader.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.glyphreader.bench.BenchResults.Figure;

/**
 * How cost grows with the length of a document.
 *
 * @param what is measured
 * @param milliseconds by characters
 * @param slope of the line through the logarithms of both, from {@value #FROM} characters on: 1 for
 *     linear growth, 0 for none
 */
public record Growth(String what, Map<Long, Double> milliseconds, double slope) {

  private static final String CLASS = "GrowthBenchmark.";

  /** Below this length, fixed costs hide how the rest grows. */
  private static final long FROM = 100_000;

  /**
   * {@return the growth of everything that was measured at three lengths or more}
   *
   * @param figures of benchmarks
   */
  public static List<Growth> of(List<Figure> figures) {
    Map<String, Map<Long, Double>> all = new LinkedHashMap<>();
    for (Figure figure : figures) {
      if (figure.benchmark().startsWith(CLASS) && figure.metric().isEmpty()) {
        all.computeIfAbsent(figure.benchmark().substring(CLASS.length()), b -> new TreeMap<>())
            .put(Long.parseLong(figure.parameters().get("characters")), figure.score());
      }
    }
    List<Growth> growth = new ArrayList<>();
    all.forEach(
        (what, points) -> {
          if (points.size() >= 3) {
            growth.add(new Growth(what, points, slope(points)));
          }
        });
    return growth;
  }

  private static double slope(Map<Long, Double> points) {
    SimpleRegression line = new SimpleRegression();
    points.forEach(
        (characters, ms) -> {
          if (characters >= FROM) {
            line.addData(Math.log(characters), Math.log(ms));
          }
        });
    return line.getSlope();
  }
}
