package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.glyphreader.BackendFailureException;
import org.glyphreader.Page;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.WorkMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole searches, with a reader whose laws are known in place of the networks. */
@Timeout(60)
class LawfulSearchTest {

  private static final String TEXT = text("lighthouses", 260);

  @TempDir Path folder;

  private static String text(String subject, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(
          "This is line number %d of a long text about %s and their keepers.\n"
              .formatted(i, subject));
    }
    return text.toString();
  }

  private SearchSettings.Builder settings() {
    return settings("a");
  }

  private SearchSettings.Builder settings(String name) {
    return SearchSettings.builder(List.of(Source.text("sea", TEXT)), folder.resolve(name))
        .heldBack(List.of(Source.text("held", text("lightships", 200))))
        .space(
            SearchSpace.builder()
                .choice("page-size", List.of("420,595", "595,842"))
                .range("dpi", 60, 120)
                .fix("font-color", "#000000")
                .fix("page-bg-color", "#FFFFFF")
                .fix("para-bg-color", "#FFFFFF")
                .fix("theme", "light")
                .build())
        .goal(SearchGoal.accuracy(0.95))
        .population(8)
        .evaluations(24)
        .firstRung(700)
        .finalCharacters(12_000)
        .gapQuestions(2);
  }

  private static SearchResult run(SearchSettings.Builder settings, PageReading reading) {
    return new RenderingSearch(settings.build(), RenderingSearch.Listener.NONE).run(reading);
  }

  private static SearchResult run(SearchSettings.Builder settings) {
    return run(settings, new LawfulReading());
  }

  @Test
  void few_designs_are_read_further_and_fewer_to_the_end() {
    SearchResult result = run(settings());

    long all = result.candidates().size();
    long further = result.candidates().stream().filter(c -> c.accuracy().items() > 1_500).count();
    long whole = result.candidates().stream().filter(c -> c.accuracy().items() > 6_000).count();
    assertThat(all).isEqualTo(24);
    assertThat(further).isBetween(3L, 10L);
    assertThat(whole).isBetween(2L, 5L).isLessThan(further);
    assertThat(result.candidates())
        .allSatisfy(each -> assertThat(each.accuracy().items()).isGreaterThan(500));
  }

  @Test
  void the_best_is_denser_than_what_is_published_and_certainly_as_legible_as_asked_for() {
    SearchResult result = run(settings());

    Finalist best = result.best().orElseThrow();
    assertThat(best.accuracy().low()).isGreaterThanOrEqualTo(0.95);
    assertThat(best.ratio()).isGreaterThan(result.baseline().orElseThrow().ratio());
    assertThat(best.answers().orElseThrow().items()).isEqualTo(2);
    assertThat(result.effects()).extracting(KeyEffect::key).contains("dpi", "font-size");
  }

  @Test
  void where_what_is_held_back_is_harder_a_surer_finalist_is_found() {
    SearchResult result =
        run(
            settings()
                .seed(3)
                .heldBack(List.of(Source.text("held", text(LawfulReading.HARD, 200)))));

    assertThat(result.finalists()).hasSizeGreaterThan(1);
    assertThat(result.finalists().get(0).accuracy().low()).isLessThan(0.95);
    assertThat(result.best().orElseThrow().accuracy().low()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void threads_change_nothing() {
    SearchResult one = run(settings("one").threads(1));
    SearchResult four = run(settings("four").threads(4));

    assertThat(four.candidates()).isEqualTo(one.candidates());
    assertThat(four.best()).isEqualTo(one.best());
  }

  @Test
  void wherever_it_breaks_off_it_goes_on_to_the_same_result_and_reads_nothing_twice()
      throws IOException {
    SearchAdvisor advisor = SearchAdvisor.named("statistical");
    LawfulReading reading = new LawfulReading();
    SearchResult whole = run(settings("whole").advisor(advisor), reading);
    List<String> measured = measured("whole");

    for (int pages : List.of(0, 1, 30, 77, reading.pagesRead.get() - 1)) {
      String name = "broken" + pages;
      PageReading breaking =
          new LawfulReading() {
            @Override
            public String transcribe(Page page, WorkMonitor monitor) {
              if (pagesRead.get() >= pages) {
                throw new IllegalStateException("broken");
              }
              return super.transcribe(page, monitor);
            }
          };
      assertThatIllegalStateException()
          .isThrownBy(() -> run(settings(name).advisor(advisor).threads(1), breaking))
          .withMessage("broken");

      SearchResult resumed = run(settings(name).advisor(advisor));

      assertThat(resumed.candidates()).as(name).isEqualTo(whole.candidates());
      assertThat(resumed.best()).isEqualTo(whole.best());
      assertThat(measured(name)).doesNotHaveDuplicates().hasSameElementsAs(measured);
    }
  }

  /** What was laid out and read, without the time it took. */
  private List<String> measured(String name) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(name).resolve("history.jsonl"))) {
      return lines
          .filter(
              each -> each.contains("\"line\":\"read\"") || each.contains("\"line\":\"design\""))
          .map(each -> each.replaceFirst(",\"ms\":\\d+", ""))
          .toList();
    }
  }

  @Test
  void a_space_of_one_design_is_measured_and_that_is_all() {
    SearchSpace.Builder one = SearchSpace.builder();
    SearchSpace.values(RenderConfig.builder().marginX(10).marginY(10).build()).forEach(one::fix);

    SearchResult result = run(settings().space(one.build()));

    assertThat(result.stopped()).isEqualTo("converged");
    assertThat(result.candidates()).hasSize(1);
    assertThat(result.front()).hasSize(1);
  }

  @Test
  void a_space_that_cannot_be_drawn_is_refused_with_the_reason() {
    SearchSpace space = SearchSpace.builder().fix("font-path", "no-such-font.ttf").build();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(settings().space(space)))
        .withMessageContaining("No design of the space can be tried")
        .withMessageContaining("no-such-font.ttf");
  }

  @Test
  void what_cannot_reach_the_goal_is_not_judged_beyond_the_nearest() {
    SearchResult result = run(settings().goal(SearchGoal.accuracy(0.99999)));

    assertThat(result.best()).isEmpty();
    assertThat(result.finalists()).hasSize(1);
    assertThat(result.front()).isNotEmpty();
  }

  @Test
  void the_goal_can_be_the_accuracy_of_a_preset() {
    SearchResult result = run(settings().goal(SearchGoal.asGoodAs("code")));

    Finalist code = result.baseline().orElseThrow();
    Finalist best = result.best().orElseThrow();
    assertThat(best.accuracy().mean()).isGreaterThanOrEqualTo(code.accuracy().mean());
    assertThat(best.ratio()).isGreaterThan(code.ratio());
  }

  @Test
  void the_goal_can_be_a_cost() {
    SearchResult result = run(settings().goal(SearchGoal.tokens(400)));

    Finalist best = result.best().orElseThrow();
    assertThat(best.ratio()).isGreaterThanOrEqualTo(2.5);
    assertThat(result.finalists())
        .filteredOn(each -> each.ratio() >= 2.5)
        .allSatisfy(
            each -> assertThat(each.accuracy().low()).isLessThanOrEqualTo(best.accuracy().low()));
  }

  @Test
  void progress_grows_from_nothing_to_all() {
    List<Double> done = new ArrayList<>();
    RenderingSearch.Listener listener =
        new RenderingSearch.Listener() {
          @Override
          public void onProgress(String what, double share) {
            done.add(what.startsWith("generation") ? share : 1 + share);
          }

          @Override
          public void onNote(String note) {}
        };

    new RenderingSearch(settings().build(), listener).run(new LawfulReading());

    assertThat(done).isSorted().allSatisfy(each -> assertThat(each).isBetween(0.0, 2.0));
    assertThat(done.get(0)).isLessThan(0.1);
    assertThat(done).anyMatch(each -> each > 0.9 && each <= 1);
    assertThat(done.get(done.size() - 1)).isGreaterThan(1.3);
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
                  new Proposal(Map.of("font-size", "1e999"), "large"),
                  new Proposal(Map.of("dpi", "71", "font-size", "8.25"), "dense"));
            }
            assertThat(knowledge.refused())
                .extracting(Proposal::reason)
                .satisfiesExactly(
                    first -> assertThat(first).contains("allowed is 60..120"),
                    second -> assertThat(second).contains("dpl"),
                    third -> assertThat(third).contains("font-size"));
            throw new BackendFailureException("out of ideas");
          }
        };

    SearchResult result = run(settings().advisor(advisor));

    assertThat(result.evaluations()).isEqualTo(24);
    assertThat(result.candidates())
        .filteredOn(each -> each.origin().equals("test"))
        .singleElement()
        .satisfies(each -> assertThat(each.reason()).isEqualTo("dense"))
        .satisfies(each -> assertThat(each.design().dpi()).isEqualTo(71));
  }
}
