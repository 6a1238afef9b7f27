package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTextTest {

  @ParameterizedTest
  @CsvSource({"0.5, 5.0, ab", "0.9, 5.0, ab", "1.3, 2.5, a b", "1.7, 10.0, a b", "1.5, 10.0, ab"})
  void aGapPartsWordsByTheWidthOfASpaceWithinBounds(double gap, double space, String text) {
    List<Glyph> glyphs =
        List.of(
            new Glyph("a", 0, 5, 20, 10, space), new Glyph("b", 5 + gap, 10 + gap, 20, 10, space));
    assertThat(LineText.of(List.of(Segment.of(glyphs))).text()).isEqualTo(text);
  }

  @Test
  void drawnSpacesAndGapsMakeOneSpace() {
    assertThat(LineText.of(List.of(Segment.of(glyphs("a   b c")))).text()).isEqualTo("a b c");
  }

  @Test
  void spacedLettersArePartedWhereGapsStandOut() {
    assertThat(LineText.of(List.of(Segment.of(spaced("spaced letters of words", 1.5, 4.5)))).text())
        .isEqualTo("spaced letters of words");
    assertThat(LineText.of(List.of(Segment.of(spaced("spacedword", 2, 0)))).text())
        .isEqualTo("spacedword");
  }

  @Test
  void operatorsWithSpaceAroundThemDoNotMakeLettersSpaced() {
    List<Glyph> glyphs = new ArrayList<>();
    double u = 0;
    for (String atom : "a + b + c + d = f ( x ) + sin y".split(" ")) {
      for (char c : atom.toCharArray()) {
        glyphs.add(new Glyph(String.valueOf(c), u, u + 5, 20, 10, 2.5));
        u += 5;
      }
      u += 2.2;
    }
    assertThat(LineText.of(List.of(Segment.of(glyphs))).text())
        .isEqualTo("a + b + c + d = f ( x ) + sin y");
  }

  @Test
  void dotsThatLeadToAPageAreOneCharacterOfTheirWidth() {
    LineText line = LineText.of(List.of(Segment.of(glyphs("ab......9"))));
    assertThat(line.text()).isEqualTo("ab … 9");
    assertThat(line.edges()).containsExactly(0, 5, 10, 10, 40, 40, 45);
    assertThat(LineText.of(List.of(Segment.of(glyphs("ab . . . . . . 9")))).text())
        .isEqualTo("ab … 9");
    assertThat(LineText.of(List.of(Segment.of(glyphs("wait....")))).text()).isEqualTo("wait....");
  }

  @Test
  void aLigatureSharesItsWidth() {
    List<Glyph> glyphs =
        List.of(new Glyph("fi", 0, 8, 20, 10, 2.5), new Glyph("t", 8, 11, 20, 10, 2.5));
    LineText line = LineText.of(List.of(Segment.of(glyphs)));
    assertThat(line.text()).isEqualTo("fit");
    assertThat(line.edges()).containsExactly(0, 4, 8, 11);
  }

  @Test
  void rightToLeftScriptIsPutInTheOrderOfReading() {
    String logical = "שלום עולם";
    LineText line =
        LineText.of(List.of(Segment.of(glyphs(new StringBuilder(logical).reverse().toString()))));
    assertThat(line.text()).isEqualTo(logical);
    assertThat(line.edges()).isNull();
  }

  private static List<Glyph> spaced(String text, double gap, double blank) {
    List<Glyph> glyphs = new ArrayList<>();
    double u = 0;
    for (char c : text.toCharArray()) {
      if (c == ' ') {
        u += blank;
        continue;
      }
      glyphs.add(new Glyph(String.valueOf(c), u, u + 5, 20, 10, 2.5));
      u += 5 + gap;
    }
    return glyphs;
  }

  private static List<Glyph> glyphs(String text) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(new Glyph(text.substring(i, i + 1), 5 * i, 5 * i + 5, 20, 10, 2.5));
    }
    return glyphs;
  }
}
