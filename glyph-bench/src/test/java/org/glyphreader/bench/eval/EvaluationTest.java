package org.glyphreader.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optical reader put to the test. */
class EvaluationTest {

  @TempDir Path folder;

  @Test
  void reading_gets_worse_when_the_print_gets_smaller_while_the_text_stays_legible_as_text() {
    List<EvalRecord> results = new ArrayList<>();

    boolean complete =
        new Evaluation(
                settings(List.of("niah-single", "transcription"), 36, 96),
                results::add,
                (w, d) -> {})
            .run();

    assertThat(complete).isTrue();
    List<EvalSummary.Row> rows = EvalSummary.of(results);
    assertThat(mean(rows, "pages", 36, "transcription")).isLessThan(0.5);
    assertThat(mean(rows, "pages", 96, "transcription")).isGreaterThan(0.98);
    assertThat(mean(rows, "pages", 36, "niah-single")).isZero();
    assertThat(mean(rows, "pages", 96, "niah-single")).isEqualTo(1);
    assertThat(mean(rows, "text", 0, "niah-single")).isEqualTo(1);
    assertThat(rows)
        .filteredOn(row -> row.reading().dpi() == 36)
        .allMatch(row -> row.ratio() > 5 && row.failed() == 0);
  }

  @Test
  void what_was_recognised_counts_and_not_the_words_known_from_elsewhere() {
    // Canonical words are repaired: at a size that is hard to read some would be right by that
    // only.
    List<EvalRecord> results = new ArrayList<>();
    new Evaluation(settings(List.of("niah-uuid"), 60), results::add, (w, d) -> {}).run();

    EvalRecord pages = results.get(0);
    assertThat(pages.reader()).isEqualTo("pages");
    if (pages.finishReason().equals("STOP")) {
      assertThat(pages.answer()).contains("special magic");
      assertThat(pages.scores().get("recall"))
          .isEqualTo(pages.answer().contains(pages.expected().get(0)) ? 1.0 : 0.0);
    }
  }

  @Test
  void an_interrupted_evaluation_keeps_what_is_done() throws IOException {
    Path file = folder.resolve("results.jsonl");
    EvalSettings settings = settings(List.of("niah-single", "niah-uuid"), 72);
    boolean complete;
    try (EvalFile out = EvalFile.create(file, EvalRun.of(settings, "2026-01-01T00:00:00Z"))) {
      complete =
          new Evaluation(
                  settings,
                  result -> {
                    out.add(result);
                    Thread.currentThread().interrupt();
                  },
                  (w, d) -> {})
              .run();
    }

    assertThat(Thread.interrupted()).isTrue();
    assertThat(complete).isFalse();
    Files.writeString(file, "{\"reader\": \"pag", StandardOpenOption.APPEND);
    EvalFile.Contents contents = EvalFile.read(file);
    assertThat(contents.records()).hasSize(1);
    assertThat(contents.run().environment().cores()).isPositive();
    assertThat(contents.run().tasks()).containsExactly("niah-single", "niah-uuid");
  }

  @Test
  void lengths_nobody_can_mean_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new EvalSettings(
                    Optional.empty(),
                    Optional.empty(),
                    "auto",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(12),
                    1,
                    1,
                    true))
        .withMessageContaining("12");
  }

  private static double mean(List<EvalSummary.Row> rows, String reader, int dpi, String task) {
    return rows.stream()
        .filter(row -> row.reading().reader().equals(reader) && row.reading().dpi() == dpi)
        .filter(row -> row.task().equals(task))
        .findFirst()
        .orElseThrow()
        .score()
        .mean();
  }

  private static EvalSettings settings(List<String> tasks, Integer... dpis) {
    return new EvalSettings(
        Optional.of("optical"),
        Optional.empty(),
        "auto",
        Optional.empty(),
        tasks.stream().map(EvalTasks::named).toList(),
        List.of("glyph-en"),
        List.of(dpis),
        List.of(1_500),
        1,
        1,
        true);
  }
}
