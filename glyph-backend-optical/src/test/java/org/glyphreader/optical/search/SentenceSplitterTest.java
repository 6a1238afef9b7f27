package org.glyphreader.optical.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceSplitterTest {

  private static List<String> split(String text) {
    Sentences sentences = SentenceSplitter.split(text);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      all.add(PlainText.oneLine(text.substring(sentences.start(i), sentences.end(i))));
    }
    return all;
  }

  @Test
  void knowsWhatADotMeans() {
    assertThat(
            split(
                "Mr. Smith of the U.S. Navy paid $3.14. He left at 5 p.m. on Jan. 3. J. R. Tolkien"
                    + " (e.g. here) stayed. No. 5 won!"))
        .containsExactly(
            "Mr. Smith of the U.S. Navy paid $3.14.",
            "He left at 5 p.m. on Jan. 3.",
            "J. R. Tolkien (e.g. here) stayed.",
            "No. 5 won!");
  }

  @Test
  void keepsQuotesAndEllipses() {
    assertThat(split("\"Stop!\" he said. \"Why?\" Nobody knew . . . Silence.")).hasSize(3);
    assertThat(split("He asked: \"Why? Because.\" Then he went."))
        .containsExactly("He asked: \"Why?", "Because.\"", "Then he went.");
  }

  @Test
  void cutsChinese() {
    assertThat(split("他说：“走吧！”大家都走了。真的吗？是的。")).containsExactly("他说：“走吧！”", "大家都走了。", "真的吗？", "是的。");
    assertThat(split("Debian 7.0 于2013年发布。它支持 multi-arch。"))
        .containsExactly("Debian 7.0 于2013年发布。", "它支持 multi-arch。");
  }

  @Test
  void joinsHardWrappedLinesOnly() {
    String wrapped =
        """
        The quick brown fox jumps over the lazy dog and runs on through
        the dark forest until it comes to a river that is much too wide
        for it to cross. It turns back home.

        - first item of a list
        - second item of a list
        """;
    assertThat(split(wrapped))
        .containsExactly(
            "The quick brown fox jumps over the lazy dog and runs on through the dark forest until"
                + " it comes to a river that is much too wide for it to cross.",
            "It turns back home.",
            "- first item of a list",
            "- second item of a list");
    assertThat(split("Heading\nA paragraph on one line that is not wrapped at all\nAnother one"))
        .hasSize(3);
  }

  @Test
  void cutsWhatIsTooLongToQuote() {
    String word = "word ".repeat(200);
    assertThat(split(word)).allMatch(piece -> piece.length() <= LongSentenceCutter.WIDEST);
    String emoji = "👩‍👩‍👧‍👦".repeat(200);
    for (String piece : split(emoji)) {
      assertThat(piece.length() % 11).isZero();
    }
    String clauses = "This is a clause of some length, ".repeat(20);
    assertThat(split(clauses)).allMatch(piece -> piece.endsWith(","));
  }

  @Test
  void takesAnyText() {
    assertThat(split("")).isEmpty();
    assertThat(split(" \n\t\r\n ")).isEmpty();
    assertThat(split("...")).hasSize(1);
    assertThat(split("\uD83D x \uDE00.")).hasSize(1);
  }
}
