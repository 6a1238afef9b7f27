package org.glyphreader.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.bench.stats.Environment;

/**
 * What benchmarks measured.
 *
 * @param type always {@code glyph-bench}
 * @param started when, ISO 8601
 * @param environment the machine
 * @param inputs SHA-256 of the generated texts, by kind
 * @param results JMH's own JSON, one object a benchmark
 */
public record BenchResults(
    String type,
    String started,
    Environment environment,
    Map<String, String> inputs,
    List<JsonNode> results) {

  /** What marks a file as one of these. */
  public static final String TYPE = "glyph-bench";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * One figure with its interval.
   *
   * @param benchmark class and method
   * @param parameters values by name
   * @param metric the secondary result's name; empty for the primary one
   * @param score the mean
   * @param low lower end of JMH's 99.9 % interval, or 0 if that is negative; NaN if there is none
   *     negative; NaN if there is none
   * @param high upper end
   * @param unit the unit
   */
  public record Figure(
      String benchmark,
      Map<String, String> parameters,
      String metric,
      double score,
      double low,
      double high,
      String unit) {

    /** {@return what is compared with its like} */
    public String key() {
      return benchmark + (metric.isEmpty() ? "" : ":" + metric) + " " + parameters;
    }

    /** {@return whether more is better} */
    public boolean moreIsBetter() {
      return unit.startsWith("ops/")
          || metric.endsWith("PerSecond")
          || metric.equals("compressionRatio")
          || metric.equals("charactersPerVisualToken");
    }
  }

  /** Copies the results. {@inheritDoc} */
  public BenchResults {
    inputs = inputs == null ? Map.of() : new TreeMap<>(inputs);
    results = List.copyOf(results);
  }

  /**
   * {@return all figures; of the garbage collector's only the bytes allocated for each operation}
   */
  public List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    for (JsonNode result : results) {
      String name = result.path("benchmark").asText();
      String[] parts = name.split("\\.");
      String benchmark = parts[parts.length - 2] + "." + parts[parts.length - 1];
      Map<String, String> parameters = new TreeMap<>();
      result
          .path("params")
          .properties()
          .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
      figures.add(figure(benchmark, parameters, "", result.path("primaryMetric")));
      for (Map.Entry<String, JsonNode> each : result.path("secondaryMetrics").properties()) {
        String metric = each.getKey().replace("·", "");
        if (!metric.startsWith("gc.") || metric.equals("gc.alloc.rate.norm")) {
          figures.add(figure(benchmark, parameters, metric, each.getValue()));
        }
      }
    }
    return figures;
  }

  private static Figure figure(
      String benchmark, Map<String, String> parameters, String metric, JsonNode measured) {
    JsonNode interval = measured.path("scoreConfidence");
    double low = number(interval.path(0));
    // JMH calls what its counters count operations.
    String unit = metric.endsWith("PerSecond") ? "1/s" : measured.path("scoreUnit").asText();
    return new Figure(
        benchmark,
        Map.copyOf(parameters),
        metric,
        number(measured.path("score")),
        low < 0 ? 0 : low,
        number(interval.path(1)),
        unit);
  }

  private static double number(JsonNode node) {
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  /**
   * Writes the results.
   *
   * @param file is replaced
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(this) + "\n");
  }

  /**
   * {@return the results in a file}
   *
   * @param file written by {@link #write}
   * @throws DocumentFormatException if it is damaged
   */
  public static BenchResults read(Path file) {
    try {
      BenchResults results = JSON.readValue(file.toFile(), BenchResults.class);
      if (!TYPE.equals(results.type())) {
        throw new DocumentFormatException(file + " holds no results of glyph bench");
      }
      return results;
    } catch (IOException | NullPointerException e) {
      throw new DocumentFormatException(
          file + " cannot be read as results of glyph bench: " + e.getMessage(), e);
    }
  }
}
