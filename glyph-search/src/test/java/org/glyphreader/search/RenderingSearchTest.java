package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny searches, read by the real optical reader. */
class RenderingSearchTest {

  private static final String TEXT =
      """
      The lighthouse at the northern cape was built in 1874, when the old beacon had burnt down for \
      the second time. Its tower stands 31 metres above the rock.
      The keepers lived in the low house beside it with their families until 1962. They kept goats, \
      a small garden behind a wall, and a library of some 400 books that sailors had left.
      """;

  /** Of the search that several tests look at. */
  @TempDir static Path shared;

  private static SearchResult whole;

  @TempDir Path folder;

  @BeforeAll
  static void search() {
    whole = run(settings(shared));
  }

  private SearchSettings.Builder settings() {
    return settings(folder.resolve("a"));
  }

  /** The history of the finished search, in this test's folder. */
  private Path finished() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    return Files.copy(shared.resolve("history.jsonl"), folder.resolve("a/history.jsonl"));
  }

  private static SearchSettings.Builder settings(Path folder) {
    SearchSpace space =
        SearchSpace.builder()
            .fix("page-size", "420,595")
            .range("dpi", 60, 80)
            .range("font-size", 8, 10)
            .build();
    return SearchSettings.builder(List.of(Source.text("cape", TEXT)), folder)
        .heldBack(List.of(Source.text("held", TEXT)))
        .space(space)
        .goal(SearchGoal.accuracy(0.6))
        .population(4)
        .evaluations(6)
        .firstRung(100)
        .finalCharacters(300)
        .gapQuestions(2)
        .finalists(1);
  }

  private static SearchResult run(SearchSettings.Builder settings) {
    return new RenderingSearch(settings.build(), RenderingSearch.Listener.NONE).run();
  }

  @Test
  void a_search_finds_a_front_judges_finalists_and_writes_files() throws IOException {
    Path file =
        SearchFiles.write(whole, Source.text(TEXT), folder.resolve("a"), Map.of("started", "now"));

    assertThat(whole.stopped()).isEqualTo("evaluations");
    assertThat(whole.evaluations()).isEqualTo(6);
    assertThat(whole.front())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.ratio()).isPositive());
    assertThat(whole.best().orElseThrow().accuracy().low()).isGreaterThan(0.6);
    assertThat(whole.best().orElseThrow().answers().orElseThrow().items()).isEqualTo(2);
    assertThat(whole.baseline().orElseThrow().accuracy().mean()).isGreaterThan(0.95);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("type").asText()).isEqualTo("glyph-search");
    assertThat(json.path("candidates")).hasSize(whole.candidates().size());
    for (JsonNode point : json.path("front")) {
      Path preset = folder.resolve("a").resolve(point.path("file").asText());
      assertThat(Trials.id(RenderConfig.load(preset))).isEqualTo(point.path("id").asText());
    }
    assertThat(json.path("pages")).isNotEmpty();
  }

  @Test
  void what_was_measured_is_not_measured_again() throws IOException {
    finished();
    long before = reads();

    SearchResult again = run(settings().budget(Duration.ofNanos(1)));

    assertThat(reads()).isEqualTo(before);
    assertThat(again.evaluations()).isEqualTo(6);
  }

  private long reads() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("a/history.jsonl"))) {
      return lines.filter(each -> each.contains("\"read\"")).count();
    }
  }

  @Test
  void another_search_in_the_same_folder_is_refused() throws IOException {
    finished();

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> run(settings().seed(2)))
        .withMessageContaining("seed was 1 and is 2 now");
  }

  @Test
  void an_interrupted_search_gives_what_it_has() {
    Thread.currentThread().interrupt();

    SearchResult result = run(settings());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.stopped()).isEqualTo("interrupted");
    assertThat(result.best()).isEmpty();
  }
}
