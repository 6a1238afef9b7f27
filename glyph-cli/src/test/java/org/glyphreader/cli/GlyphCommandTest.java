package org.glyphreader.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a user runs it. */
class GlyphCommandTest {

  private static final String STORY =
      """
      The lighthouse of Soren Point was built in 1871 by the harbour board of Halden.
      Marta Ilves kept it for thirty-one winters. Every evening she wrote into a ledger.

      After the great ice her nephew Emil took over the lamp. He sold the ledger to a museum
      in Ostrava, which paid him 250 crowns.

      """;

  @TempDir Path folder;
  private Path story;

  @BeforeEach
  void writeStory() throws IOException {
    story = Files.writeString(folder.resolve("story.txt"), STORY);
  }

  @Test
  void help_and_version_are_results() {
    assertThat(Run.glyph("--help").out()).contains("ask", "render", "transcribe", "backends");
    assertThat(Run.glyph("ask", "--help").exitCode()).isZero();
    assertThat(Run.glyph("--version").out()).startsWith("glyph ");
  }

  @Test
  void wrong_usage_exits_2_and_points_to_help() {
    for (Run run :
        List.of(
            Run.glyph("ask", story),
            Run.glyph("ask"),
            Run.glyph("render", story),
            Run.glyph("render", story, "--out", "x", "--nonsense"),
            Run.glyph("ask", story, "Who?", "--pages", "4-2"),
            Run.glyph("ask", story, " "),
            Run.glyph("nonsense"))) {
      assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
      assertThat(run.err()).contains("--help");
      assertThat(run.out()).isEmpty();
    }
  }

  @Test
  void render_writes_pages_and_describes_them() throws IOException {
    Path out = folder.resolve("pages");

    Run run = Run.glyph("render", story, "--out", out, "--json", "--lines");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = json(run.out());
    assertThat(names(json)).containsExactly("pages", "stats", "config");
    JsonNode page = json.at("/pages/0");
    assertThat(names(page)).containsExactly("file", "width", "height", "visualTokens", "lines");
    BufferedImage image = ImageIO.read(out.resolve(page.get("file").asText()).toFile());
    assertThat(image.getWidth()).isEqualTo(page.get("width").asInt());
    assertThat(image.getHeight()).isEqualTo(page.get("height").asInt());
    assertThat(page.at("/lines/0").asText()).startsWith("The lighthouse of Soren Point");
    assertThat(names(json.get("stats")))
        .contains("characters", "textTokens", "tokenizer", "visualTokens", "visualModel", "ratio");
    assertThat(json.at("/stats/characters").asInt()).isEqualTo(STORY.length());
    assertThat(json.at("/stats/tokenizer").asText()).isEqualTo("o200k_base");
    assertThat(json.at("/config/dpi").asInt()).isEqualTo(72);
  }

  @Test
  void render_without_json_prints_the_files() throws IOException {
    Path out = folder.resolve("pages");

    Run run = Run.glyph("render", story, "--out", out, "--dpi", "144");

    assertThat(run.out().lines()).containsExactly(out.resolve("page_001.png").toString());
    assertThat(ImageIO.read(out.resolve("page_001.png").toFile()).getWidth()).isGreaterThan(1000);
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void a_hint_says_when_drawing_does_not_pay() throws IOException {
    Path tiny = Files.writeString(folder.resolve("tiny.txt"), "Only this.");

    Run run = Run.glyph("render", tiny, "--out", folder.resolve("p"), "--preset", "code");

    assertThat(run.err()).contains("hint: drawing does not pay here");
  }

  @Test
  void ask_prints_the_answer_and_the_page_it_stands_on() {
    Run run = Run.glyph("ask", story, "How long did Marta keep the lighthouse?");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("thirty-one winters").contains("(page 1 of 1, story.txt)");
  }

  @Test
  void ask_json_has_the_documented_keys_and_offsets_in_code_points() throws IOException {
    Path file = Files.writeString(folder.resolve("e.txt"), "\uD83D\uDE00 Smile. " + STORY);

    Run run = Run.glyph("ask", file, "Who built the lighthouse of Soren Point?", "--json");

    JsonNode json = json(run.out());
    assertThat(names(json))
        .containsExactly(
            "answer",
            "reasoning",
            "evidence",
            "usage",
            "timings",
            "backend",
            "model",
            "finishReason");
    assertThat(json.get("answer").asText()).contains("harbour board");
    assertThat(json.get("backend").asText()).isEqualTo("optical");
    assertThat(json.get("finishReason").asText()).isEqualTo("STOP");
    JsonNode evidence = json.at("/evidence/0");
    assertThat(names(evidence))
        .containsExactly(
            "source", "page", "boxes", "quote", "asRead", "start", "end", "score", "legibility");
    assertThat(names(evidence.at("/boxes/0"))).containsExactly("x", "y", "width", "height");
    int[] points = Files.readString(file).codePoints().toArray();
    int start = evidence.get("start").asInt();
    int end = evidence.get("end").asInt();
    assertThat(new String(points, start, end - start)).isEqualTo(evidence.get("quote").asText());
    assertThat(evidence.get("legibility").asDouble()).isBetween(0.9, 1.0);
  }

  @Test
  void questions_of_a_file_give_one_json_object_a_line() throws IOException {
    Path questions =
        Files.writeString(
            folder.resolve("q.txt"), "When was the lighthouse built?\n\nWho sold the ledger?\n");

    Run run = Run.glyph("ask", story, "--questions", questions);

    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(json(lines.get(0)).get("answer").asText()).contains("1871");
    assertThat(json(lines.get(1)).get("answer").asText()).contains("Emil");
  }

  @Test
  void several_sources_make_one_document() throws IOException {
    Path other = Files.writeString(folder.resolve("b.txt"), "The ferry to Kessel costs 4 crowns.");

    Run run = Run.glyph("ask", story, other, "What does the ferry to Kessel cost?", "--json");

    assertThat(json(run.out()).at("/evidence/0/source").asText()).isEqualTo("b.txt");
    assertThat(json(run.out()).at("/evidence/0/page").asInt()).isEqualTo(2);
  }

  @Test
  void stdin_is_a_source() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(STORY.getBytes(StandardCharsets.UTF_8)));
    try {
      Run run = Run.glyph("ask", "-", "What did the museum pay?");

      assertThat(run.out()).contains("250 crowns").contains("stdin");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void what_the_document_does_not_say_is_not_found() throws IOException {
    Run run = Run.glyph("ask", story, "Which spices belong in a Thai green curry paste?", "--json");

    assertThat(run.exitCode()).isZero();
    assertThat(json(run.out()).get("finishReason").asText()).isEqualTo("NOT_FOUND");
    assertThat(json(run.out()).get("answer").asText()).isEmpty();
  }

  @Test
  void highlight_writes_the_pages_with_evidence() throws IOException {
    Path marked = folder.resolve("marked");

    Run.glyph("ask", story, "When was the lighthouse built?", "--highlight", marked);

    BufferedImage image = ImageIO.read(marked.resolve("page_001.png").toFile());
    boolean red = false;
    for (int y = 0; y < image.getHeight() && !red; y++) {
      for (int x = 0; x < image.getWidth() && !red; x++) {
        red = (image.getRGB(x, y) & 0xFFFFFF) == 0xE02020;
      }
    }
    assertThat(red).isTrue();
  }

  @Test
  void transcribe_reads_the_pages_back() throws IOException {
    Run run = Run.glyph("transcribe", story, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = json(run.out());
    assertThat(names(json)).containsExactly("pages", "accuracy");
    assertThat(names(json.at("/pages/0"))).containsExactly("page", "text", "accuracy");
    assertThat(json.get("accuracy").asDouble()).isGreaterThan(0.97);
  }

  @Test
  void fit_draws_smaller_and_tells_what_it_took() throws IOException {
    Run free = Run.glyph("render", story, "--out", folder.resolve("free"), "--json");
    long most = json(free.out()).at("/stats/visualTokens").asLong() - 1;

    Run run = Run.glyph("render", story, "--out", folder.resolve("fit"), "--json", "--fit", most);

    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode fit = json(run.out()).get("fit");
    assertThat(names(fit)).containsExactly("maxVisualTokens", "visualTokens", "preset", "dpi");
    assertThat(fit.get("visualTokens").asLong()).isLessThanOrEqualTo(most);
    assertThat(fit.get("dpi")).isEqualTo(json(run.out()).at("/config/dpi"));
    assertThat(run.err())
        .contains("fit: preset " + fit.get("preset").asText() + " at " + fit.get("dpi") + " dpi");
    assertThat(free.err()).doesNotContain("fit:");
  }

  @Test
  void what_cannot_fit_is_refused_with_the_smallest_possible() {
    Run run = Run.glyph("ask", story, "When was the lighthouse built?", "--fit", 1);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).containsPattern("allow at least \\d+").doesNotContain("\tat ");
  }

  @Test
  void backends_and_presets_are_listed() throws IOException {
    assertThat(Run.glyph("backends").out()).contains("optical    available");
    assertThat(Run.glyph("presets").out()).contains("glyph-en", "glyph-zh");
    assertThat(json(Run.glyph("presets", "--json").out()).at("/0/config/dpi").asInt()).isPositive();
    JsonNode backends = json(Run.glyph("backends", "--json").out());
    assertThat(backends.findValuesAsText("name")).contains("onnx", "optical");
  }

  @Test
  void the_progress_bar_stays_away_from_files_and_from_short_work() {
    StringWriter err = new StringWriter();
    Progress progress = new Progress(new PrintWriter(err), true);

    progress.onProgress("recognise", 1, 4);
    progress.clear();

    assertThat(err.toString()).isEmpty();
    assertThat(Progress.bar("recognise", 1, 2))
        .isEqualTo("recognise [" + "#".repeat(15) + ".".repeat(15) + "] 1/2");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new java.util.ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void eval_writes_results_line_by_line_and_prints_their_means() throws IOException {
    Path results = folder.resolve("results.jsonl");

    Run run =
        Run.glyph(
            "eval",
            "--out",
            results,
            "--tasks",
            "niah-single",
            "--characters",
            "1000",
            "--documents",
            "1",
            "--json");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows.findValuesAsText("task")).containsExactly("niah-single", "niah-single");
    assertThat(rows.get(0).get("reader").asText()).isEqualTo("pages");
    assertThat(rows.get(1).get("reader").asText()).isEqualTo("text");
    assertThat(Files.readAllLines(results)).hasSize(3);
    assertThat(Run.glyph("eval", "--out", results, "--tasks", "niah-single").exitCode())
        .isEqualTo(1);
    assertThat(Files.readAllLines(results)).as("earlier results are kept").hasSize(3);
    assertThat(Run.glyph("eval", "--out", "x", "--tasks", "nonsense").exitCode()).isEqualTo(2);
  }

  @Test
  void eval_that_could_not_begin_leaves_no_file() {
    Path results = folder.resolve("results.jsonl");

    Run run = Run.glyph("eval", "--out", results, "--preset", "nope");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no preset \"nope\"");
    assertThat(results).doesNotExist();
  }
}
