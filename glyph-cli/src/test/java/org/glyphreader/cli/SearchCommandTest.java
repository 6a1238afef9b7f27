package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.glyphreader.RenderConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glyph search} as a user runs it, on a text so small that it takes seconds. */
class SearchCommandTest {

  private static final String TEXT =
      "The mill by the river ground corn for 212 years before the flood of 1803 took its wheel. ";

  @TempDir Path folder;
  private Path text;
  private Path out;

  @BeforeEach
  void write() throws IOException {
    text = Files.writeString(folder.resolve("mill.txt"), (TEXT.repeat(4) + "\n").repeat(6));
    out = folder.resolve("best.json");
  }

  private Run search(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "search",
                "--texts",
                text.toString(),
                "--out",
                out.toString(),
                "--population",
                "4",
                "--evaluations",
                "5",
                "--final-characters",
                "500",
                "--fix",
                "page-size=420,595"));
    words.addAll(List.of(more));
    return Run.glyph(words.toArray());
  }

  @Test
  void the_best_design_is_a_configuration_file_and_the_report_shows_the_search()
      throws IOException {
    Run run = search("--target-accuracy", "0.6", "--range", "dpi=66..80", "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/best/ratio").asDouble()).isPositive();
    assertThat(json.at("/best/accuracy/low").asDouble()).isGreaterThan(0.6);
    assertThat(RenderConfig.load(out).dpi()).isBetween(66, 80);
    assertThat(
            Run.glyph("render", text, "--config", out, "--out", folder.resolve("pages")).exitCode())
        .isZero();
    Path results = folder.resolve("best-search");
    assertThat(Files.readString(results.resolve("index.html")))
        .contains("data:image/png;base64,")
        .contains("glyph-search");
    assertThat(
            Run.glyph("report", results.resolve("search.json"), "--out", folder.resolve("r"))
                .exitCode())
        .isZero();
  }

  @Test
  void a_goal_that_is_out_of_reach_fails_and_says_where_to_look() {
    Run run = search("--target-accuracy", "0.99999");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no design reaches the goal").contains("index.html");
    assertThat(out).doesNotExist();
  }

  @Test
  void wrong_usage_exits_2_and_names_what_is_wrong() {
    assertThat(Run.glyph("search").exitCode()).isEqualTo(2);
    assertThat(search("--fix", "dpl=72"))
        .satisfies(each -> assertThat(each.exitCode()).isEqualTo(2))
        .satisfies(each -> assertThat(each.err()).contains("dpl"));
    assertThat(search("--range", "font-size=9..7").exitCode()).isEqualTo(2);
    assertThat(search("--budget", "soon").err()).contains("90s");
    assertThat(search("--target-accuracy", "99").exitCode()).isEqualTo(2);
    assertThat(search("--target-accuracy", "0.9", "--target-tokens", "9").exitCode()).isEqualTo(2);
    assertThat(search("--advisor", "oracle").err()).contains("oracle", "statistical");
    assertThat(Run.glyph("search", "--texts", "nowhere.txt", "--out", out).exitCode()).isEqualTo(1);
  }

  @Test
  void control_c_keeps_what_was_found() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GlyphCommand.class.getName(),
                "search",
                "--texts",
                text.toString(),
                "--out",
                out.toString(),
                "--evaluations",
                "100000",
                "--budget",
                "10m")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Path history = folder.resolve("best-search/history.jsonl");
      while (process.isAlive() && (!Files.exists(history) || Files.size(history) < 20_000)) {
        Thread.sleep(50);
      }
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(folder.resolve("log"))).contains("keeps what was found");
    JsonNode found =
        new ObjectMapper().readTree(folder.resolve("best-search/search.json").toFile());
    assertThat(found.path("stopped").asText()).isEqualTo("interrupted");
    assertThat(found.path("front")).isNotEmpty();
  }
}
