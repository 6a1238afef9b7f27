package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glyph bench}: a run of one short benchmark, and comparisons of two runs. */
class BenchCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** Another run on this machine is no reason to fail. */
  @BeforeAll
  static void ignoreLock() {
    System.setProperty("jmh.ignoreLock", "true");
  }

  @AfterAll
  static void heedLock() {
    System.clearProperty("jmh.ignoreLock");
  }

  @Test
  void a_run_says_how_long_it_takes_and_writes_figures_with_inputs_and_machine()
      throws IOException {
    Path file = folder.resolve("bench.json");

    Run run =
        Run.glyph(
            "bench",
            "--filter",
            "CompressBenchmark",
            "-p",
            "kind=ENGLISH",
            "-p",
            "dpi=72",
            "-p",
            "characters=20000",
            "--warmup",
            "0",
            "--iterations",
            "1",
            "--json",
            file);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("# 1 measurement, about 1 minute on 2 cores");
    assertThat(run.out())
        .contains(
            "CompressBenchmark.compress ",
            "CompressBenchmark.compress:charactersPerSecond",
            "CompressBenchmark.compress:gc.alloc.rate.norm");
    JsonNode written = JSON.readTree(file.toFile());
    assertThat(written.at("/environment/cpu").asText()).isNotBlank();
    assertThat(written.at("/environment/java").asText()).contains(Runtime.version().toString());
    assertThat(written.at("/inputs/ENGLISH").asText()).matches("[0-9a-f]{64}");
    JsonNode measured = written.at("/results/0");
    assertThat(measured.at("/params/characters").asText()).isEqualTo("20000");
    assertThat(measured.at("/primaryMetric/score").asDouble()).isPositive();
    double ratio = measured.at("/secondaryMetrics/compressionRatio/score").asDouble();
    assertThat(ratio).isBetween(2.0, 6.0);
    assertThat(measured.at("/secondaryMetrics/charactersPerVisualToken/score").asDouble())
        .isGreaterThan(ratio);
  }

  @Test
  void a_run_compared_with_itself_has_not_changed() throws IOException {
    Path run = results("run.json", 100);

    Run comparison = Run.glyph("bench", "--compare", run, run);

    assertThat(comparison.exitCode()).isZero();
    assertThat(comparison.out()).startsWith("0 of 1 figures changed");
  }

  @Test
  void what_became_slower_is_named_with_its_factor_and_fails() throws IOException {
    Path before = results("before.json", 100);
    Path after = results("after.json", 50);

    Run slower = Run.glyph("bench", "--compare", before, after);
    Run faster = Run.glyph("bench", "--compare", after, before);

    assertThat(slower.exitCode()).isEqualTo(1);
    assertThat(slower.out())
        .contains("WORSE", "LayoutBenchmark.layout {dpi=72}", "(0.50 times)", "1 of 1");
    assertThat(faster.exitCode()).isZero();
    assertThat(faster.out()).contains("better", "(2.00 times)");
  }

  @Test
  void wrong_usage_is_refused_in_one_line_and_runs_nothing() throws IOException {
    assertUsage("NoSuchBenchmark", "--filter", "NoSuchBenchmark");
    assertUsage("dpy", "--filter", "CompressBenchmark", "-p", "dpy=72");
    assertUsage("--iterations has to be 1 or more, not 0", "--iterations", "0");
    assertUsage("--warmup has to be 0 or more, not -1", "--warmup", "-1");
    assertUsage("nowhere is no folder of a model", "--model", "nowhere");
    assertUsage("--filter", "--filter", "(");
    assertUsage("--compare", "--compare", results("only.json", 1));
  }

  @Test
  void a_file_that_holds_no_results_is_named() throws IOException {
    Path other = Files.writeString(folder.resolve("other.json"), "{\"type\": \"other\"}");

    Run run = Run.glyph("bench", "--compare", other, other);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("other.json").hasLineCount(1);
  }

  private static void assertUsage(String named, Object... options) {
    Object[] words = new Object[options.length + 1];
    words[0] = "bench";
    System.arraycopy(options, 0, words, 1, options.length);

    Run run = Run.glyph(words);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(named).startsWith("glyph: ");
    assertThat(run.out()).isEmpty();
  }

  private Path results(String name, double score) throws IOException {
    JsonNode results =
        JSON.readTree(
            """
            {"type": "glyph-bench", "started": "2026-01-01T00:00:00Z",
             "environment": {"glyph": "1", "java": "j", "os": "o", "cpu": "c", "cores": 2,
               "memoryBytes": 0, "libraries": {}}, "inputs": {},
             "results": [{"benchmark": "org.glyphreader.bench.jmh.LayoutBenchmark.layout",
               "params": {"dpi": "72"}, "secondaryMetrics": {},
               "primaryMetric": {"score": %1$s, "scoreConfidence": [%1$s, %1$s],
                 "scoreUnit": "ops/s"}}]}
            """
                .formatted(score));
    Path file = folder.resolve(name);
    JSON.writeValue(file.toFile(), results);
    return file;
  }
}
