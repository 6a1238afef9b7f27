package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.search.Accuracy.Cluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  private static final Map<String, String> SETTINGS = Map.of("seed", "1", "texts", "a");

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("history.jsonl");
    try (History history = History.open(file, SETTINGS)) {
      Object config = RenderConfig.builder().build().toMap();
      history.design("d1", config, "prior", 0, new Fitness.Cost(300, 100));
      history.read("d1", "search", 0, new Cluster(2, 500), 12);
      history.advise(
          1, "llm", new History.Advice(List.of(new Proposal(Map.of("dpi", "72"), "why")), "slow"));
      history.searched("search", 1.5);
      history.read("d1", "search", 1, new Cluster(1, 600), 12);
    }
  }

  @Test
  void all_is_found_again() {
    try (History history = History.open(file, SETTINGS)) {
      assertThat(history.cost("d1")).hasValue(new Fitness.Cost(300, 100));
      assertThat(history.reading("d1", "search", 0)).hasValue(new Cluster(2, 500));
      assertThat(history.reading("d1", "search", 2)).isEmpty();
      assertThat(history.advice(1).orElseThrow().proposals().get(0).values())
          .containsEntry("dpi", "72");
      assertThat(history.advice(1).orElseThrow().failure()).isEqualTo("slow");
      assertThat(history.seconds("search")).isEqualTo(1.5);
    }
  }

  @Test
  void a_last_line_that_broke_off_is_dropped_wherever_it_broke() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int last = new String(whole, java.nio.charset.StandardCharsets.UTF_8).lastIndexOf("{\"line\"");
    for (int length = last; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));

      try (History history = History.open(file, SETTINGS)) {
        assertThat(history.reading("d1", "search", 0)).isPresent();
        assertThat(history.reading("d1", "search", 1)).isEmpty();
        history.read("d1", "search", 1, new Cluster(1, 600), 12);
      }
      try (History history = History.open(file, SETTINGS)) {
        assertThat(history.reading("d1", "search", 1)).isPresent();
      }
    }
  }

  @Test
  void a_damaged_line_is_named() throws IOException {
    Files.writeString(file, "{\"line\":\"no\n{}\n", StandardOpenOption.APPEND);

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> History.open(file, SETTINGS))
        .withMessageContaining("line 7");
  }

  @Test
  void other_settings_are_refused_by_name() {
    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> History.open(file, Map.of("seed", "2", "texts", "a")))
        .withMessageContaining("seed was 1 and is 2 now");
  }

  @Test
  void of_long_settings_only_what_differs_is_shown() {
    Path other = folder.resolve("other.jsonl");
    History.open(other, Map.of("space", "{dpi=60..80, reflow=true}")).close();

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> History.open(other, Map.of("space", "{dpi=60..90, reflow=true}")))
        .withMessageContaining("space was dpi=60..80 and is dpi=60..90 now");
  }

  @Test
  void a_history_from_before_a_setting_was_written_down_goes_on() {
    Map<String, String> more = Map.of("seed", "1", "texts", "a", "dtype", "int8");

    try (History history = History.open(file, more)) {
      assertThat(history.cost("d1")).isPresent();
    }
  }

  @Test
  void another_kind_of_file_is_refused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.jsonl"), "{\"type\":\"glyph-eval\"}\n");

    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> History.open(other, SETTINGS))
        .withMessageContaining("no history of glyph search");
    assertThat(other).hasContent("{\"type\":\"glyph-eval\"}");
  }

  @Test
  void two_searches_cannot_write_the_same_file() {
    History first = History.open(file, SETTINGS);
    assertThatExceptionOfType(DocumentFormatException.class)
        .isThrownBy(() -> History.open(file, SETTINGS))
        .withMessageContaining("in use");
    first.close();
  }
}
