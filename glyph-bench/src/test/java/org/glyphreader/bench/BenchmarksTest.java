package org.glyphreader.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {

  @Test
  void every_benchmark_is_found() {
    assertThat(
            BenchmarkList.defaultList()
                .getAll(
                    OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                    List.of()))
        .extracting(entry -> entry.getUsername().replaceAll(".*\\.(\\w+\\.\\w+)", "$1"))
        .contains(
            "CompressBenchmark.compress",
            "ConvertBenchmark.convert",
            "GrowthBenchmark.render",
            "QuestionBenchmark.first",
            "QuestionBenchmark.next",
            "RecogniseBenchmark.recognise",
            "TokenCountBenchmark.countTokens",
            "VlmBenchmark.generate");
  }

  @Test
  void a_filter_that_matches_nothing_is_named() {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Benchmarks.Settings settings = filtered("NoSuchBenchmark", Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Benchmarks.run(settings, nowhere))
        .withMessageContaining("NoSuchBenchmark");
  }

  @Test
  void a_parameter_that_no_benchmark_has_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchPlan.of(filtered("Compress", Map.of("dpy", List.of("72")))))
        .withMessageContaining("dpy");
  }

  @Test
  void the_plan_counts_the_values_of_all_parameters() {
    Map<String, List<String>> parameters =
        Map.of("kind", List.of("ENGLISH", "CODE"), "dpi", List.of("48", "72", "96"));

    assertThat(BenchPlan.of(filtered("CompressBenchmark", parameters)).measurements()).isEqualTo(6);
  }

  @Test
  void a_backend_that_is_named_is_measured_alone() {
    Map<String, List<String>> parameters =
        Map.of("backend", List.of("onnx"), "pages", List.of("1"));

    assertThat(BenchPlan.of(filtered("VlmBenchmark", parameters)).measurements()).isEqualTo(1);
  }

  @Test
  void everything_but_growth_ends_within_a_quarter_of_an_hour() {
    assertThat(BenchPlan.of(Benchmarks.Settings.all()).expected())
        .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));
  }

  private static Benchmarks.Settings filtered(String filter, Map<String, List<String>> parameters) {
    return new Benchmarks.Settings(
        filter, false, Optional.empty(), parameters, OptionalInt.empty(), OptionalInt.empty());
  }
}
