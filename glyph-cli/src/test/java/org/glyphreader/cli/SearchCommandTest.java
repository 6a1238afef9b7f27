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
import java.util.stream.Stream;
import org.glyphreader.RenderConfig;
import org.glyphreader.onnx.ConversionListener;
import org.glyphreader.onnx.OnnxConverter;
import org.glyphreader.onnx.WeightFormat;
import org.glyphreader.vlm.testkit.TinyCheckpoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code glyph search} as a user runs it, on a text so small that it takes seconds. */
class SearchCommandTest {

  private static final String TEXT =
      "The mill by the river ground corn for 212 years before the flood of 1803 took its wheel. ";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of the search that several tests look at. */
  @TempDir static Path shared;

  private static Path text;
  private static Run whole;

  @TempDir Path folder;
  private Path out;

  @BeforeAll
  static void search() throws IOException {
    text = Files.writeString(shared.resolve("mill.txt"), (TEXT.repeat(2) + "\n").repeat(2));
    whole = Run.glyph(reachable(shared.resolve("best.json")).toArray());
  }

  @BeforeEach
  void name() {
    out = folder.resolve("best.json");
  }

  private static List<String> words(Path out, String... more) {
    List<String> words = new ArrayList<>(List.of("search", "--texts", text.toString()));
    words.addAll(List.of("--out", out.toString(), "--fix", "page-size=420,595"));
    words.addAll(List.of(more));
    return words;
  }

  private static List<String> small(Path out, String... more) {
    List<String> words = words(out, "--population", "4", "--evaluations", "5");
    words.addAll(List.of(more));
    return words;
  }

  private static List<String> reachable(Path out) {
    return small(out, "--target-accuracy", "0.6", "--range", "dpi=66..80", "--json");
  }

  private Run search(String... more) {
    return Run.glyph(small(out, more).toArray());
  }

  private Process start(List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(GlyphCommand.class.getName());
    command.addAll(words);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private void awaitReadings(Process process, int count) throws Exception {
    while (process.isAlive() && readings(folder.resolve("best-search")).size() < count) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as("the search is still under way").isTrue();
  }

  /** What was read of what, by the history. */
  private static List<String> readings(Path results) throws IOException {
    Path history = results.resolve("history.jsonl");
    if (!Files.exists(history)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(history)) {
      return lines
          .filter(each -> each.contains("\"line\":\"read\"") && each.endsWith("}"))
          .map(each -> each.replaceFirst(",\"ms\":\\d+", ""))
          .toList();
    }
  }

  @Test
  void the_best_design_is_a_configuration_file_and_the_report_shows_the_search()
      throws IOException {
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    JsonNode json = JSON.readTree(whole.out());
    assertThat(json.at("/best/ratio").asDouble()).isPositive();
    assertThat(json.at("/best/accuracy/low").asDouble()).isGreaterThan(0.6);
    Path best = shared.resolve("best.json");
    assertThat(RenderConfig.load(best).dpi()).isBetween(66, 80);
    assertThat(
            Run.glyph("render", text, "--config", best, "--out", folder.resolve("pages"))
                .exitCode())
        .isZero();
    Path results = shared.resolve("best-search");
    assertThat(Files.readString(results.resolve("index.html")))
        .contains("data:image/png;base64,")
        .contains("glyph-search");
    assertThat(
            Run.glyph("report", results.resolve("search.json"), "--out", folder.resolve("r"))
                .exitCode())
        .isZero();
  }

  @Test
  void a_search_that_is_killed_goes_on_to_the_same_result_and_reads_nothing_twice()
      throws Exception {
    Process process = start(reachable(out));
    try {
      awaitReadings(process, 2);
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> before = readings(folder.resolve("best-search"));

    Run resumed = Run.glyph(reachable(out).toArray());

    assertThat(JSON.readTree(resumed.out()).path("best"))
        .isEqualTo(JSON.readTree(whole.out()).path("best"));
    assertThat(readings(folder.resolve("best-search")))
        .startsWith(before.toArray(String[]::new))
        .doesNotHaveDuplicates()
        .hasSameElementsAs(readings(shared.resolve("best-search")));
  }

  @Test
  void a_goal_that_is_out_of_reach_fails_and_says_where_to_look() {
    List<String> words = words(out, "--population", "4", "--evaluations", "2");
    words.addAll(List.of("--target-accuracy", "0.99999", "--range", "dpi=45..50"));
    Run run = Run.glyph(words.toArray());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no design reaches the goal").contains("index.html");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_model_that_reads_nothing_right_is_searched_to_the_end_and_shown_so() throws IOException {
    Path model = folder.resolve("model");
    OnnxConverter.convert(
        TinyCheckpoint.copyTo(folder.resolve("checkpoint")),
        model,
        WeightFormat.FLOAT32,
        ConversionListener.NONE);

    List<String> words = words(out, "--model", model.toString(), "--population", "4");
    words.addAll(List.of("--evaluations", "2", "--range", "dpi=45..60"));
    Run run = Run.glyph(words.toArray());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no design reaches the goal");
    JsonNode found = JSON.readTree(folder.resolve("best-search/search.json").toFile());
    assertThat(found.path("evaluations").asInt()).isEqualTo(2);
    assertThat(found.at("/baseline/accuracy/mean").asDouble()).isLessThan(0.1);
    assertThat(found.at("/baseline/accuracy/items").asInt()).isPositive();
    assertThat(found.path("front")).isNotEmpty();
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
    assertThat(search("--backend", "crystal").err()).contains("crystal", "optical");
    assertThat(search("--option", "ball=glass").err()).contains("ball", "text-layer");
    assertThat(Run.glyph("search", "--texts", "nowhere.txt", "--out", out).exitCode()).isEqualTo(1);
  }

  @Test
  void control_c_keeps_what_was_found() throws Exception {
    Process process = start(words(out, "--evaluations", "100000", "--budget", "10m"));
    try {
      awaitReadings(process, 2);
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(folder.resolve("log"))).contains("keeps what was found");
    JsonNode found = JSON.readTree(folder.resolve("best-search/search.json").toFile());
    assertThat(found.path("stopped").asText()).isEqualTo("interrupted");
    assertThat(found.path("front")).isNotEmpty();
  }
}
