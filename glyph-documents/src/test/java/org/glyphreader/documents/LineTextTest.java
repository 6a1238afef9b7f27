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

  private static List<Glyph> glyphs(String text) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(new Glyph(text.substring(i, i + 1), 5 * i, 5 * i + 5, 20, 10, 2.5));
    }
    return glyphs;
  }
}
