package org.glyphreader.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.bench.BenchResults.Figure;
import org.glyphreader.bench.eval.EvalFile;
import org.glyphreader.bench.eval.EvalRecord;
import org.glyphreader.bench.eval.EvalRun;
import org.glyphreader.bench.eval.EvalSettings;
import org.glyphreader.bench.eval.EvalTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir Path folder;

  @Test
  void the_page_holds_results_and_charts_and_reaches_for_nothing() throws IOException {
    Path results = evaluation("72 dpi </script><script>alert(1)</script>");
    Path peers =
        Files.writeString(
            folder.resolve("peers.json"),
            """
            {"type": "glyph-peers", "started": "2026-01-01T00:00:00Z", "environment": {"cpu": "c"},
             "ratios": [{"stage": "prefill", "peer": "transformers", "ratio": 1.5}]}
            """);

    String page = Files.readString(Report.write(List.of(results, peers), folder.resolve("out")));

    JsonNode data = data(page);
    assertThat(data.at("/quality/0/mean").asDouble()).isEqualTo(0.5);
    assertThat(data.at("/quality/0/ratio").asDouble()).isEqualTo(4);
    assertThat(data.at("/quality/0/preset").asText()).contains("</script>");
    assertThat(data.at("/peers/0/ratio").asDouble()).isEqualTo(1.5);
    assertThat(data.at("/machines")).hasSize(2);
    assertThat(page).doesNotContain("<script>alert(1)");
    assertThat(page)
        .contains("Chart.js")
        .doesNotContain("/*library*/")
        .doesNotContain("sourceMappingURL");
    assertThat(page).doesNotContainPattern("(src|href)=\"?(https?:)?//");
  }

  @Test
  void the_slope_of_growth_is_found_on_logarithmic_axes() {
    List<Figure> figures = new ArrayList<>();
    for (int characters : new int[] {10_000, 100_000, 1_000_000, 10_000_000}) {
      figures.add(figure("render", characters, characters < 100_000 ? 50 : characters / 1000.0));
      figures.add(figure("ask", characters, 40));
    }

    List<Growth> growth = Growth.of(figures);

    assertThat(growth).extracting(Growth::what).containsExactly("render", "ask");
    assertThat(growth.get(0).slope()).isCloseTo(1, within(1e-9));
    assertThat(growth.get(1).slope()).isCloseTo(0, within(1e-9));
  }

  @Test
  void files_of_another_kind_are_refused_by_name() throws IOException {
    for (String content : new String[] {"", "nonsense", "[1]", "{}", "{\"type\": \"other\"}"}) {
      Path file = Files.writeString(folder.resolve("other.json"), content);
      assertThatExceptionOfType(DocumentFormatException.class)
          .isThrownBy(() -> Report.write(List.of(file), folder))
          .withMessageContaining("other.json");
    }
  }

  private Path evaluation(String preset) throws IOException {
    EvalSettings settings =
        new EvalSettings(
            Optional.of("optical"),
            Optional.empty(),
            "auto",
            Optional.empty(),
            List.of(EvalTasks.named("niah-single")),
            List.of(preset),
            List.of(72),
            List.of(1_000),
            2,
            1,
            false);
    Path file = folder.resolve("results.jsonl");
    try (EvalFile out = EvalFile.create(file, EvalRun.of(settings, "2026-01-01T00:00:00Z"))) {
      out.add(record(preset, 0, 1));
      out.add(record(preset, 1, 0));
    }
    return file;
  }

  private static EvalRecord record(String preset, int document, double recall) {
    return new EvalRecord(
        "pages",
        "optical",
        "m",
        preset,
        72,
        "niah-single",
        "recall",
        1_000,
        document,
        "What?",
        List.of("7"),
        "7",
        "STOP",
        Map.of("recall", recall),
        1,
        100,
        400,
        10,
        5);
  }

  private static Figure figure(String what, int characters, double ms) {
    return new Figure(
        "GrowthBenchmark." + what,
        Map.of("characters", Integer.toString(characters)),
        "",
        ms,
        ms,
        ms,
        "ms/op");
  }

  private static JsonNode data(String page) throws IOException {
    String begin = "<script id=\"data\" type=\"application/json\">";
    int from = page.indexOf(begin) + begin.length();
    return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
  }
}
