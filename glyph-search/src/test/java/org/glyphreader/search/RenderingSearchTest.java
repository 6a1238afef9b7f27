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
import org.glyphreader.BackendFailureException;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tiny searches, read by the real optical reader. */
class RenderingSearchTest {

  private static final String TEXT =
      """
      The lighthouse at the northern cape was built in 1874, when the old beacon had burnt down for \
      the second time and the merchants of the town would wait no longer. Its tower stands 31 metres \
      above the rock; the light can be seen from ships that are 26 miles away on a clear night.
      The keepers lived in the low house beside it with their families until 1962. They kept goats, \
      a small garden behind a wall of stones, and a library of some 400 books that sailors had left.
      """;

  @TempDir Path folder;

  private SearchSettings.Builder settings() {
    SearchSpace space =
        SearchSpace.builder()
            .fix("page-size", "420,595")
            .range("dpi", 60, 80)
            .range("font-size", 8, 10)
            .build();
    return SearchSettings.builder(List.of(Source.text("cape", TEXT)), folder.resolve("a"))
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
    SearchResult result = run(settings());
    Path file =
        SearchFiles.write(result, Source.text(TEXT), folder.resolve("a"), Map.of("started", "now"));

    assertThat(result.stopped()).isEqualTo("evaluations");
    assertThat(result.evaluations()).isEqualTo(6);
    assertThat(result.front())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.ratio()).isPositive());
    assertThat(result.best().orElseThrow().accuracy().low()).isGreaterThan(0.6);
    assertThat(result.best().orElseThrow().answers().orElseThrow().items()).isEqualTo(2);
    assertThat(result.baseline().orElseThrow().accuracy().mean()).isGreaterThan(0.95);
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.path("type").asText()).isEqualTo("glyph-search");
    assertThat(json.path("candidates")).hasSize(result.candidates().size());
    for (JsonNode point : json.path("front")) {
      Path preset = folder.resolve("a").resolve(point.path("file").asText());
      assertThat(Trials.id(RenderConfig.load(preset))).isEqualTo(point.path("id").asText());
    }
    assertThat(json.path("pages")).isNotEmpty();
  }

  @Test
  void a_search_that_was_killed_goes_on_to_the_same_result() throws IOException {
    SearchResult whole = run(settings());
    Path history = folder.resolve("a/history.jsonl");
    List<String> lines = Files.readAllLines(history);
    Files.writeString(
        history,
        String.join("\n", lines.subList(0, lines.size() / 2)) + "\n{\"line\":\"read\",\"id\":\"");

    SearchResult resumed = run(settings());

    assertThat(resumed.candidates()).isEqualTo(whole.candidates());
    assertThat(resumed.best()).isEqualTo(whole.best());
    try (Stream<String> after = Files.lines(history)) {
      assertThat(after.filter(each -> each.contains("\"design\"")))
          .doesNotHaveDuplicates()
          .hasSize(whole.evaluations());
    }
  }

  @Test
  void what_was_measured_is_not_measured_again() throws IOException {
    run(settings());
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
  void another_search_in_the_same_folder_is_refused() {
    run(settings().evaluations(4).finalists(1));

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

  @Test
  void an_advisor_is_asked_its_refused_proposals_are_shown_and_its_failures_do_no_harm() {
    SearchAdvisor advisor =
        new SearchAdvisor() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public List<Proposal> propose(Knowledge knowledge, int count) {
            if (knowledge.generation() == 1) {
              return List.of(
                  new Proposal(Map.of("dpi", "300"), "sharp"),
                  new Proposal(Map.of("dpl", "70"), "typo"),
                  new Proposal(Map.of("dpi", "71", "font-size", "8.25"), "dense"));
            }
            assertThat(knowledge.refused())
                .extracting(Proposal::reason)
                .satisfiesExactly(
                    first -> assertThat(first).contains("allowed is 60..80"),
                    second -> assertThat(second).contains("dpl"));
            throw new BackendFailureException("out of ideas");
          }
        };

    SearchResult result = run(settings().evaluations(11).advisor(advisor));

    assertThat(result.evaluations()).isEqualTo(11);
    assertThat(result.candidates())
        .filteredOn(each -> each.origin().equals("test"))
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).isEqualTo("dense"))
        .satisfies(each -> assertThat(each.design().dpi()).isEqualTo(71));
  }

  @Test
  void the_goal_can_be_a_preset_or_a_cost() {
    SearchResult asGood = run(settings().goal(SearchGoal.asGoodAs("dense")));
    SearchResult cheap =
        new RenderingSearch(
                SearchSettings.builder(List.of(Source.text("cape", TEXT)), folder.resolve("b"))
                    .space(SearchSpace.builder().fix("page-size", "420,595").build())
                    .goal(SearchGoal.tokens(800))
                    .population(4)
                    .evaluations(6)
                    .firstRung(100)
                    .finalCharacters(300)
                    .gapQuestions(0)
                    .build(),
                RenderingSearch.Listener.NONE)
            .run();

    assertThat(asGood.baseline()).isPresent();
    asGood
        .best()
        .ifPresent(
            best ->
                assertThat(best.accuracy().mean())
                    .isGreaterThanOrEqualTo(asGood.baseline().orElseThrow().accuracy().mean()));
    cheap.best().ifPresent(best -> assertThat(best.ratio()).isGreaterThanOrEqualTo(1.25));
    assertThat(cheap.candidates()).isNotEmpty();
  }
}
