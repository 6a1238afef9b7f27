package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.glyphreader.Line;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Scripts that join, stack or run from right to left are shaped")
class ShapingTest {

  private static final RenderConfig SMALL =
      Setup.small().autoCropWidth(false).autoCropLastPage(false).build();

  private static Line line(String text) {
    return Setup.layer(Setup.layout(text, SMALL), 0).lines().get(0);
  }

  @Test
  void arabicLettersJoin() {
    int joined = line("بيت").box().width();
    int apart = line("ب\u200Cي\u200Cت").box().width();

    assertThat(joined).isLessThan(apart);
  }

  @Test
  void lettersRunFromRightToLeftAndNumbersFromLeftToRight() {
    Line line = line("שלום 123 עולם");

    assertThat(line.box(0, 1).x()).isGreaterThan(line.box(3, 4).x());
    assertThat(line.box(5, 6).x()).isLessThan(line.box(6, 7).x());
    assertThat(line.box(9, 10).x()).isLessThan(line.box(5, 6).x());
    assertThat(line.box().right()).isCloseTo(200 - 16, Offset.offset(1));
  }

  @Test
  void wordsOfAnotherDirectionStandInTheirPlaceInsideALine() {
    Line line = line("say שלום now");

    assertThat(line.box().x()).isEqualTo(16);
    assertThat(line.box(0, 3).right()).isLessThanOrEqualTo(line.box(4, 8).x());
    assertThat(line.box(4, 8).right()).isLessThanOrEqualTo(line.box(9, 12).x());
    assertThat(line.box(4, 5).x()).isGreaterThan(line.box(6, 7).x());
    assertThat(line.text()).isEqualTo("say שלום now");
  }

  @Test
  void aMarkStandsOnItsLetterAndTakesNoRoom() {
    assertThat(line("e\u0301\u0323e").box().width())
        .isCloseTo(line("ee").box().width(), Offset.offset(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"e\u0301\u0323", "👨\u200D👩\u200D👧", "🇩🇪", "👍🏽", "ב\u05B8", "❤\uFE0F"})
  void aGraphemeIsNeverParted(String grapheme) {
    RenderConfig narrow = SMALL.toBuilder().pageSize(new RenderConfig.PageSize(70, 200)).build();
    Layout layout = Setup.layout("x" + grapheme.repeat(40), narrow);

    for (PageSource page : layout.pages()) {
      for (Line line : page.textLayer().orElseThrow().lines()) {
        int begun = line.start() - 1;
        assertThat(Math.max(0, begun) % grapheme.length()).isZero();
      }
    }
  }

  @Test
  void whatNoFontHasIsABoxAndCounted() {
    Layout layout = Setup.layout("क ख", SMALL);

    assertThat(layout.replacedCharacters()).isEqualTo(2);
    assertThat(Setup.layer(layout, 0).lines().get(0).box(0, 1).width()).isGreaterThan(3);
  }

  @Test
  void plainLinesStandWhereTheyStoodBesideShapedOnes() {
    String plain = "The quick brown fox, 汉字 too.";
    Line alone = line(plain);
    Line beside = line(plain + "\nשלום بيت e\u0301");

    assertThat(beside.box()).isEqualTo(alone.box());
    for (int i = 0; i < plain.length(); i++) {
      assertThat(beside.box(i, i + 1)).isEqualTo(alone.box(i, i + 1));
    }
  }

  @Test
  void everyLineHoldsTheTextOfItsOffsetsInRandomTexts() {
    String[] parts = {
      "word",
      " ",
      "שלום",
      "السلام",
      "e\u0301",
      "👨\u200D👩\u200D👧",
      "汉字",
      "\n",
      "(",
      ")",
      "123",
      "\u202B",
      "\u202C",
      "\u200F",
      "क्ष",
      "สวัสดี",
      "\t",
      "  ",
      "\u0301"
    };
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(120); n >= 0; n--) {
        text.append(parts[random.nextInt(parts.length)]);
      }
      Layout layout = Setup.layout(text.toString(), SMALL);
      StringBuilder seen = new StringBuilder();
      for (PageSource page : layout.pages()) {
        TextLayer layer = page.textLayer().orElseThrow();
        for (Line line : layer.lines()) {
          String part = layer.text().substring(line.start(), line.end());
          assertThat(plain(line.text())).isEqualTo(plain(part));
          seen.append(part);
        }
        page.paint();
      }
      assertThat(plain(seen.toString())).isEqualTo(plain(text.toString()));
    }
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\\p{Cf}]", "");
  }

  @Test
  void hostileTextsAreSetInBoundedTime() {
    List<String> hostile =
        List.of(
            "a" + "\u0301".repeat(1_000_000),
            "ا".repeat(1_000_000),
            "\u202B".repeat(100_000) + "שלום" + "\u202C".repeat(100_000),
            "\u200D".repeat(300_000),
            "👨\u200D".repeat(200_000));
    for (String text : hostile) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () ->
              assertThatCode(
                      () -> {
                        Layout layout = Setup.layout(text, SMALL);
                        layout.pages().get(0).paint();
                        layout.pages().get(layout.pages().size() - 1).textLayer();
                      })
                  .doesNotThrowAnyException());
    }
  }
}
