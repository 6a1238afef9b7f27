package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnicodeFormTest {

  private static final int[] MARKS =
      java.util.stream.IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
          .filter(c -> CharClass.of(c) == CharClass.MARK || c == 0xff9e || c == 0xff9f)
          .toArray();

  @ParameterizedTest
  @EnumSource(Normalizer.Form.class)
  void manyMarksOnOneLetterAreNormalizedAsTheJdkDoes(Normalizer.Form form) {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      StringBuilder text = new StringBuilder("Å word, then ");
      int distinct = 1 + random.nextInt(MARKS.length);
      for (int letter = 0; letter < 3; letter++) {
        text.append("aか日".charAt(letter));
        for (int n = random.nextInt(1200); n > 0; n--) {
          text.appendCodePoint(MARKS[random.nextInt(distinct)]);
        }
      }
      text.append(i % 2 == 0 ? "" : "ﬁn");
      assertThat(new UnicodeForm(form).normalize(text.toString()))
          .isEqualTo(Normalizer.normalize(text, form));
    }
  }

  @ParameterizedTest
  @EnumSource(Normalizer.Form.class)
  void aMillionMarksInTheWorstOrderAreNormalized(Normalizer.Form form) {
    String marks = "\u0301\u0327".repeat(500_000);
    String normalized = new UnicodeForm(form).normalize("x" + marks);
    assertThat(normalized).startsWith("x\u0327\u0327").endsWith("\u0301\u0301").hasSize(1_000_001);
  }

  @Test
  void ordinaryTextIsNormalized() {
    assertThat(new UnicodeForm(Normalizer.Form.NFC).normalize("e\u0301a\u0323\u0302"))
        .isEqualTo("éậ");
  }
}
