package org.glyphreader.vlm.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Pixels;
import org.glyphreader.Sampling;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.Prompt;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.Test;

class ExactStringsTest {

  private record Words(String text) implements PageSource {

    @Override
    public int width() {
      return 28;
    }

    @Override
    public int height() {
      return 28;
    }

    @Override
    public Optional<TextLayer> textLayer() {
      return text == null ? Optional.empty() : Optional.of(new TextLayer(text, List.of()));
    }

    @Override
    public Pixels paint() {
      return Pixels.wrap(28, 28, 1, new byte[784]);
    }
  }

  private static List<Page> pages(String text) {
    return List.of(Page.of(1, "it", () -> 0, new Words(text), VisualTokenizer.glm4v()));
  }

  @Test
  void what_is_easily_misread_is_found_the_hardest_first() {
    String text =
        "Order AB-2231/7 of 2024-03-05 (see https://example.org/a?b=1). Paid 1,234.50 to"
            + " jo.doe@example.org; key 3f2504e0-4f89-11d3-9a0c-0305e82c3301, sha"
            + " 9f86d081884c7d659a2feaa0c55ad015 and page 7 of 12, not 2 apples.";

    assertThat(ExactStrings.of(pages(text), 50))
        .containsExactly(
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "https://example.org/a?b=1",
            "jo.doe@example.org",
            "9f86d081884c7d659a2feaa0c55ad015",
            "AB-2231/7",
            "2024-03-05",
            "1,234.50");
    assertThat(ExactStrings.of(pages(text), 2)).hasSize(2);
    assertThat(ExactStrings.of(pages(text + text), 50)).hasSize(7);
    assertThat(ExactStrings.of(pages(null), 50)).isEmpty();
  }

  @Test
  void long_strange_text_takes_no_time() {
    for (String unit : List.of("a", "1", "a1", "a-", "1.", "a@", "a.b@c.", "http://", "-_/")) {
      assertThat(ExactStrings.of(pages(unit.repeat(60_000)), 10)).hasSizeLessThan(11);
    }
  }

  @Test
  void the_question_comes_last() {
    Prompt prompt =
        new Prompt("How much?", "Answer briefly.", new PageRange(1, 1), 9, Sampling.GREEDY);

    assertThat(QuestionText.of(prompt, pages("Paid 1,234.50"), 5))
        .isEqualTo("Exact strings on these pages: 1,234.50\n\nAnswer briefly.\n\nHow much?");
    assertThat(QuestionText.of(prompt, pages("Paid 1,234.50"), 0))
        .isEqualTo("Answer briefly.\n\nHow much?");
  }

  @Test
  void options_have_defaults_and_are_checked() {
    long cache = VlmOptions.DEFAULT.cacheBytes();
    assertThat(VlmOptions.DEFAULT)
        .isEqualTo(new VlmOptions(1_024, cache, 1L << 30, 0, OptionalLong.empty()));
    Map<String, String> given = Map.of("prefill-chunk", "64", "exact-strings", "9", "seed", "-3");
    BackendSettings settings =
        new BackendSettings(Optional.empty(), "cpu", Optional.empty(), given);
    assertThat(VlmOptions.of(settings))
        .isEqualTo(new VlmOptions(64, cache, 1L << 30, 9, OptionalLong.of(-3)));
    BackendSettings bad =
        new BackendSettings(
            Optional.empty(), "cpu", Optional.empty(), Map.of("exact-strings", "-1"));
    assertThatThrownBy(() -> VlmOptions.of(bad))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("exact-strings", "-1");
  }
}
