package org.glyphreader.optical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** The search with an embedder that knows nothing: what stands must not depend on the model. */
class DocumentSearchTest {

  private final TextEmbedder ignorant =
      new TextEmbedder() {
        @Override
        public TokenVectors passage(Language language, List<String> sentences) {
          return same(sentences.size());
        }

        @Override
        public TokenVectors question(Language language, List<String> words) {
          return same(words.size());
        }
      };

  private static TokenVectors same(int pieces) {
    float[] values = new float[4 * (pieces + 2)];
    java.util.Arrays.fill(values, 1);
    int[] bounds = new int[pieces + 1];
    java.util.Arrays.setAll(bounds, i -> i + 1);
    return new TokenVectors(values, 4, bounds);
  }

  private SearchResult search(String text, String question) {
    return DocumentSearch.of(text, ignorant).search(question, 0, text.length(), () -> {});
  }

  @Test
  void takesAnyTextAndQuestion() {
    assertThat(search("", "Why?").found()).isFalse();
    assertThat(search("Some text.", "").found()).isFalse();
    assertThat(search("Some text.", "???").quotes()).hasSizeLessThanOrEqualTo(1);
    assertThat(search("\uD83D\uDE00 \uD83D", "\uDE00 who?").quotes()).hasSizeLessThanOrEqualTo(1);
    assertThat(search("这是一个句子。", "What is this?").quotes()).hasSizeLessThanOrEqualTo(1);
    assertThat(search("x ".repeat(100_000), "x y z?").quotes()).isNotEmpty();
    assertThat(search("a b", "word ".repeat(500)).quotes()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void quotesDoNotOverlapAndKeepTheirLimits() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("Sentence number ").append(i).append(" tells of the river ").append(i % 7);
      text.append(i % 5 == 0 ? ".\n\n" : ". ");
    }
    List<Quote> quotes = search(text.toString(), "Which river is number 42?").quotes();
    assertThat(quotes).hasSize(5);
    for (Quote quote : quotes) {
      assertThat(quote.end() - quote.start()).isBetween(1, Quote.MOST);
      assertThat(quote.answerEnd() - quote.answerStart()).isBetween(1, Quote.MOST_ANSWER);
      assertThat(quote.score()).isBetween(0.0, 1.0);
      for (Quote other : quotes) {
        assertThat(other == quote || other.start() >= quote.end() || other.end() <= quote.start())
            .isTrue();
      }
    }
    assertThat(text.substring(quotes.get(0).start(), quotes.get(0).end())).contains("number 42 ");
  }

  @Test
  void staysInsideThePartAskedFor() {
    String text = "The tower is red.\n\nThe tower is blue.\n\nThe tower is green.";
    int from = text.indexOf("The tower is blue");
    int to = text.indexOf("The tower is green");
    SearchResult result =
        DocumentSearch.of(text, ignorant).search("What colour is the tower?", from, to, () -> {});
    assertThat(result.quotes()).hasSize(1);
    assertThat(result.quotes().get(0).start()).isEqualTo(from);
    assertThat(result.quotes().get(0).end()).isEqualTo(from + "The tower is blue.".length());
  }

  @Test
  void quotesNothingAcrossSources() {
    String first = "The museum paid him 250 crowns.\n\n";
    String text = first + "The ferry to Kessel costs 4 crowns.\n\nIt leaves at noon.";
    String question = "What does the ferry to Kessel cost?";
    DocumentSearch search = DocumentSearch.of(text, List.of(first.length()), ignorant);
    List<Quote> quotes = search.search(question, 0, text.length(), () -> {}).quotes();
    assertThat(quotes.get(0).start()).isEqualTo(first.length());
    assertThat(quotes)
        .allMatch(quote -> quote.end() <= first.length() || quote.start() >= first.length());
  }

  @Test
  void quotesTheSentenceToWhichPronounsPoint() {
    String text = "Her nephew Emil took over the lamp. He sold the ledger to a museum.";
    Quote quote = search(text, "Who sold the ledger?").quotes().get(0);
    assertThat(text.substring(quote.answerStart(), quote.answerEnd())).contains("Emil");
  }

  @Test
  void scoresNeverRise() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("The river ").append(i % 7).append(" is long.\n\nAnother thing.\n\n");
    }
    List<Quote> quotes = search(text.toString(), "Which river 3 is long?").quotes();
    assertThat(quotes).extracting(Quote::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void knowsOtherFormsOfWords() {
    String text = "It is late.\n\nThe colour was organised by men.\n\nHe paid a fee.";
    Quote best = search(text, "Which color did the man organize?").quotes().get(0);
    assertThat(text.substring(best.start(), best.end())).contains("colour");
    assertThat(WordForms.base("paid")).isEqualTo("pay");
    assertThat(WordForms.base("four")).isEqualTo("four");
  }

  @Test
  void endsWhenToldTo() {
    DocumentSearch search = DocumentSearch.of("A text about rivers.", ignorant);
    assertThatThrownBy(
            () ->
                search.search(
                    "rivers?",
                    0,
                    10,
                    () -> {
                      throw new CancellationException("stop");
                    }))
        .isInstanceOf(CancellationException.class);
  }
}
