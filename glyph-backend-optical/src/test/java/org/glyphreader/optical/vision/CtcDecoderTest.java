package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CtcDecoderTest {

  private static final String[] CLASSES = {"", "好", "。", "“", "”", " "};
  private static final CtcDecoder DECODER = new CtcDecoder(CLASSES, new WordList(List.of()));

  @Test
  void dropsRepetitionsAndBlanks() {
    assertThat(decode("好", "好", "", "好", "。")).isEqualTo("好好。");
  }

  @Test
  void readsAClosingQuoteThatIsOnlyLikelyBehindTheLastStop() {
    assertThat(decode("好", "。", "?”")).isEqualTo("好。”");
    assertThat(decode("好", "。", "?“")).isEqualTo("好。”");
  }

  @Test
  void readsNoUnlikelyQuoteElsewhere() {
    assertThat(decode("好", "?”")).isEqualTo("好");
    assertThat(decode("。", "?”", "好")).isEqualTo("。好");
    assertThat(decode("好", "。", "")).isEqualTo("好。");
  }

  @Test
  void takesNoQuoteForOpeningBehindTheLastStop() {
    assertThat(decode("好", "。", "“")).isEqualTo("好。”");
    assertThat(decode("。", "“", "好")).isEqualTo("。“好");
  }

  @Test
  void tellsAQuotationMarkFromAnAsteriskByWhatElseItMayBe() {
    assertThat(mark("*", 0.9f, "\"", 0.05f)).isEqualTo("\"");
    assertThat(mark("*", 0.9f, "'", 0.05f)).isEqualTo("'");
    assertThat(mark("*", 0.9f, "+", 0.05f)).isEqualTo("*");
    assertThat(mark("*", 0.9f, "\"", 0.02f, "+", 0.03f)).isEqualTo("*");
  }

  /** What is read of one step, with the rest for the blank. */
  private static String mark(Object... classesAndShares) {
    List<String> classes = new ArrayList<>(List.of("", " "));
    FloatBuffer step = FloatBuffer.allocate(2 + classesAndShares.length / 2);
    float rest = 1;
    for (int i = 0; i < classesAndShares.length; i += 2) {
      classes.add((String) classesAndShares[i]);
      step.put(classes.size() - 1, (Float) classesAndShares[i + 1]);
      rest -= (Float) classesAndShares[i + 1];
    }
    step.put(0, rest);
    CtcDecoder decoder = new CtcDecoder(classes.toArray(new String[0]), new WordList(List.of()));
    return ReadCharacter.text(decoder.decode(step, 1));
  }

  /** Steps that name what is certain, or behind a question mark what has a tenth against blank. */
  private static String decode(String... steps) {
    FloatBuffer probabilities = FloatBuffer.allocate(steps.length * CLASSES.length);
    for (String step : steps) {
      boolean unlikely = step.startsWith("?");
      String wanted = unlikely ? step.substring(1) : step;
      for (String name : CLASSES) {
        float share = name.equals(wanted) ? unlikely ? 0.1f : 1 : 0;
        probabilities.put(unlikely && name.isEmpty() ? 0.9f : share);
      }
    }
    return ReadCharacter.text(DECODER.decode(probabilities.flip(), steps.length));
  }
}
