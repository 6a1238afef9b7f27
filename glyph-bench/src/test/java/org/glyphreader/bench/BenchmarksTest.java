package org.glyphreader.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Benchmarks.Settings settings =
        new Benchmarks.Settings("NoSuchBenchmark", false, Optional.empty(), Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Benchmarks.run(settings, nowhere))
        .withMessageContaining("NoSuchBenchmark");
  }
}
