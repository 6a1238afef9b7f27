package org.glyphreader.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void recall_is_the_share_of_answers_that_stand_in_what_was_said() {
    assertThat(Metrics.recall("They are 4711 and 815.", List.of("4711", "815", "333", "222")))
        .isEqualTo(0.5);
    assertThat(Metrics.recall("", List.of("4711"))).isZero();
  }

  @Test
  void contains_takes_any_answer_and_minds_neither_case_nor_line_ends() {
    assertThat(Metrics.contains("by the HARBOUR\nboard of Halden", List.of("x", "harbour board")))
        .isEqualTo(1);
    assertThat(Metrics.contains("by the harbour", List.of("harbour board"))).isZero();
  }

  @Test
  void exact_match_is_that_of_squad() {
    assertThat(Metrics.exactMatch("The Harbour-Board!", List.of("harbourboard"))).isEqualTo(1);
    assertThat(Metrics.exactMatch("a board", List.of("the board"))).isEqualTo(1);
    assertThat(Metrics.exactMatch("boards", List.of("board"))).isZero();
  }

  @Test
  void f1_is_that_of_squad() {
    // Said 3 words, 2 of them among the 4 right ones: precision 2/3, recall 1/2.
    assertThat(Metrics.f1("the old board of", List.of("a harbour board of Halden")))
        .isCloseTo(4.0 / 7, within(1e-12));
    assertThat(Metrics.f1("1871", List.of("1817"))).isZero();
    assertThat(Metrics.f1("board board", List.of("board"))).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(Metrics.f1("", List.of("board"))).isZero();
  }

  @Test
  void ideographs_are_words() {
    assertThat(Metrics.f1("李明在清河镇", List.of("清河镇"))).isCloseTo(6.0 / 9, within(1e-12));
  }

  @Test
  void rouge_l_minds_the_order_of_words() {
    // Lin 2004, section 3: "police killed the gunman" against two candidates; articles are dropped.
    List<String> reference = List.of("police killed gunman");
    assertThat(Metrics.rougeL("police kill gunman", reference)).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(Metrics.rougeL("gunman kill police", reference)).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(Metrics.rougeL("police killed gunman", reference)).isEqualTo(1);
  }

  @Test
  void character_errors_count_against_the_length_of_what_is_written() {
    assertThat(Metrics.characterErrorRate("kitten", "sitting")).isCloseTo(3.0 / 7, within(1e-12));
    assertThat(Metrics.characterErrorRate("two\nwords ", "two words")).isZero();
    assertThat(Metrics.characterErrorRate("twowords", "two words"))
        .isCloseTo(1.0 / 9, within(1e-12));
    assertThat(Metrics.characterErrorRate("", "abc")).isEqualTo(1);
    assertThat(Metrics.characterErrorRate("abcdef", "abc")).isEqualTo(1);
  }

  @Test
  void line_ends_between_ideographs_are_no_errors() {
    assertThat(Metrics.characterErrorRate("清河\n镇，李明", "清河镇，李明")).isZero();
  }
}
