package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class CtcDecoderTest {

  private static final String[] CLASSES = {"", "好", "。", "“", "”", " "};
  private static final CtcDecoder DECODER = new CtcDecoder(CLASSES);

  @Test
  void dropsRepetitionsAndBlanks() {
    assertThat(decode("好", "好", "", "好", "。").text()).isEqualTo("好好。");
  }

  @Test
  void readsAClosingQuoteThatIsOnlyLikelyBehindTheLastStop() {
    assertThat(decode("好", "。", "?”").text()).isEqualTo("好。”");
    assertThat(decode("好", "。", "?“").text()).isEqualTo("好。”");
  }

  @Test
  void readsNoUnlikelyQuoteElsewhere() {
    assertThat(decode("好", "?”").text()).isEqualTo("好");
    assertThat(decode("。", "?”", "好").text()).isEqualTo("。好");
    assertThat(decode("好", "。", "").text()).isEqualTo("好。");
  }

  @Test
  void takesNoQuoteForOpeningBehindTheLastStop() {
    assertThat(decode("好", "。", "“").text()).isEqualTo("好。”");
    assertThat(decode("。", "“", "好").text()).isEqualTo("。“好");
  }

  /** Steps that name what is certain, or behind a question mark what has a tenth against blank. */
  private static CtcDecoder.Decoded decode(String... steps) {
    FloatBuffer probabilities = FloatBuffer.allocate(steps.length * CLASSES.length);
    for (String step : steps) {
      boolean unlikely = step.startsWith("?");
      String wanted = unlikely ? step.substring(1) : step;
      for (String name : CLASSES) {
        float share = name.equals(wanted) ? unlikely ? 0.1f : 1 : 0;
        probabilities.put(unlikely && name.isEmpty() ? 0.9f : share);
      }
    }
    return DECODER.decode(probabilities.flip(), steps.length);
  }
}
