package org.glyphreader.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchComparisonTest {

  @TempDir Path folder;

  @Test
  void overlapping_intervals_are_noise() throws IOException {
    BenchComparison comparison =
        compare(result(100, 90, 110, "ops/s"), result(93, 88, 98, "ops/s"));

    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.compared()).isEqualTo(1);
  }

  @Test
  void less_than_one_percent_is_noise_however_narrow_the_intervals() throws IOException {
    BenchComparison comparison =
        compare(result(1000, 999.9, 1000.1, "B/op"), result(1009, 1008.9, 1009.1, "B/op"));

    assertThat(comparison.changes()).isEmpty();
  }

  @Test
  void disjoint_intervals_are_a_change_and_the_unit_says_whether_it_is_a_good_one()
      throws IOException {
    BenchComparison slower = compare(result(100, 95, 105, "ops/s"), result(80, 78, 82, "ops/s"));
    BenchComparison faster = compare(result(100, 95, 105, "ms/op"), result(80, 78, 82, "ms/op"));

    assertThat(slower.changes()).hasSize(1);
    assertThat(slower.changes().get(0).worse()).isTrue();
    assertThat(slower.changes().get(0).factor()).isEqualTo(0.8);
    assertThat(faster.changes().get(0).worse()).isFalse();
  }

  @Test
  void figures_without_interval_or_counterpart_are_named_and_not_judged() throws IOException {
    String unmeasured = result(5, 4, 6, "ops/s").replace("[4.0, 6.0]", "[\"NaN\", \"NaN\"]");
    BenchComparison comparison = compare(result(100, 95, 105, "ops/s"), unmeasured);
    BenchComparison renamed =
        compare(
            result(1, 1, 1, "ops/s"), result(1, 1, 1, "ops/s").replace("LayoutBenchmark", "Other"));

    assertThat(comparison.changes()).isEmpty();
    assertThat(comparison.unmatched()).containsExactly("LayoutBenchmark.layout {dpi=72}");
    assertThat(renamed.unmatched())
        .containsExactly("Other.layout {dpi=72}", "LayoutBenchmark.layout {dpi=72}");
  }

  @Test
  void secondary_results_are_compared_too_but_not_the_garbage_collectors_times()
      throws IOException {
    String secondary =
        """
        "secondaryMetrics": {
          "charactersPerSecond": {"score": %s, "scoreConfidence": [%s, %s], "scoreUnit": "ops/s"},
          "gc.time": {"score": 3, "scoreConfidence": [3, 3], "scoreUnit": "ms"}}
        """;
    String before =
        result(1, 1, 1, "ops/s")
            .replace("\"secondaryMetrics\": {}", secondary.formatted(10, 9, 11));
    String after =
        result(1, 1, 1, "ops/s")
            .replace("\"secondaryMetrics\": {}", secondary.formatted(20, 19, 21));

    BenchComparison comparison = compare(before, after);

    assertThat(comparison.compared()).isEqualTo(2);
    assertThat(comparison.changes()).hasSize(1);
    assertThat(comparison.changes().get(0).after().metric()).isEqualTo("charactersPerSecond");
    assertThat(comparison.changes().get(0).worse()).isFalse();
  }

  @Test
  void other_files_are_refused_by_name() throws IOException {
    for (String content :
        new String[] {"", "nonsense", "[]", "{}", "{\"type\": \"other\", \"results\": []}"}) {
      Path file = Files.writeString(folder.resolve("other.json"), content);
      assertThatExceptionOfType(DocumentFormatException.class)
          .isThrownBy(() -> BenchResults.read(file))
          .withMessageContaining("other.json");
    }
  }

  private BenchComparison compare(String older, String newer) throws IOException {
    return BenchComparison.of(read(older), read(newer));
  }

  private BenchResults read(String json) throws IOException {
    return BenchResults.read(Files.writeString(folder.resolve("results.json"), json));
  }

  static String result(double score, double low, double high, String unit) {
    return """
    {"type": "glyph-bench", "started": "2026-01-01T00:00:00Z",
     "environment": {"glyph": "1", "java": "j", "os": "o", "cpu": "c", "cores": 2,
       "memoryBytes": 0, "libraries": {}},
     "results": [{"benchmark": "org.glyphreader.bench.jmh.LayoutBenchmark.layout", "mode": "thrpt",
       "params": {"dpi": "72"},
       "primaryMetric": {"score": %s, "scoreConfidence": [%s, %s], "scoreUnit": "%s"},
       "secondaryMetrics": {}}]}
    """
        .formatted(score, low, high, unit);
  }
}
