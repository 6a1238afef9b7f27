package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {

  @Test
  void passages_are_whole_lines_shuffled_by_the_seed() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      text.append("Line number ").append(i).append(" of a text that is not very long.\n");
    }
    List<SearchText> texts = List.of(SearchText.plain("a", text.toString()));

    List<SearchText> passages = Passages.of(texts, 1);

    assertThat(passages).hasSizeGreaterThan(15).isEqualTo(Passages.of(texts, 1));
    assertThat(passages).isNotEqualTo(Passages.of(texts, 2));
    assertThat(passages)
        .allSatisfy(
            each -> {
              assertThat(each.text()).startsWith("Line").endsWith(".\n");
              assertThat(each.text().length()).isBetween(700, 800);
            });
  }

  @Test
  void long_lines_are_cut_at_blanks_and_stops_and_never_in_a_character() {
    String english = "word ".repeat(2_000);
    String chinese = "天地玄黄，宇宙洪荒。".repeat(500);
    String emoji = "\uD83D\uDE00".repeat(3_000);

    for (String text : List.of(english, chinese, emoji)) {
      List<SearchText> passages = Passages.of(List.of(SearchText.plain("a", text)), 1);

      assertThat(passages).allSatisfy(each -> assertThat(each.text().length()).isLessThan(2_200));
      assertThat(passages).noneMatch(each -> Character.isLowSurrogate(each.text().charAt(0)));
    }
  }

  @Test
  void a_short_text_is_one_passage() {
    assertThat(Passages.of(List.of(SearchText.plain("a", "Short.")), 1))
        .containsExactly(SearchText.plain("a", "Short.\n"));
  }

  @Test
  void questions_are_made_of_sentences_with_a_number_of_their_own() {
    String text =
        "In the year 1893 the tower was rebuilt by the people of the town. "
            + "It had 12 bells, and 12 ringers rang them every single morning.";

    List<SearchQuestion> questions = GapQuestions.of(List.of(SearchText.plain("a", text)), 5, 1);

    assertThat(questions).hasSize(1);
    assertThat(questions.get(0).question()).contains("In the year ___ the tower");
    assertThat(questions.get(0).answers()).containsExactly("1893");
  }

  @Test
  void texts_are_cut_to_equal_shares_at_line_ends() {
    SearchText one = SearchText.plain("one", "0123456789\n".repeat(100));
    SearchText two = SearchText.plain("two", "short\n");

    List<SearchText> cut = SearchText.upTo(List.of(two, one), 500);

    assertThat(cut.get(0)).isEqualTo(two);
    assertThat(cut.get(1).text().length()).isBetween(490, 510);
    assertThat(cut.get(1).text()).endsWith("\n");
  }
}
