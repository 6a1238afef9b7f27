package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LineTextTest {

  private static String join(String first, double gap, String second) {
    LineText text = new LineText();
    text.add(new CtcDecoder.Decoded(first, first.length(), first.length()), 0);
    text.add(new CtcDecoder.Decoded(second, second.length(), second.length()), gap);
    return text.text();
  }

  @Test
  void putsASpaceWhereWhitePartsWords() {
    assertThat(join("the", 0.35, "sea")).isEqualTo("the sea");
    assertThat(join("light", 0.1, "house")).isEqualTo("lighthouse");
  }

  @Test
  void putsNoSpaceIntoChinese() {
    assertThat(join("灯塔", 0.35, "值守")).isEqualTo("灯塔值守");
    assertThat(join("须知。", 0.7, "第一条")).isEqualTo("须知。第一条");
    assertThat(join("第一条", 1.0, "每日")).isEqualTo("第一条 每日");
    assertThat(join("使用", 0.3, "Java")).isEqualTo("使用 Java");
  }

  @Test
  void givesTheMeanProbabilityOfAllCharacters() {
    LineText text = new LineText();
    assertThat(text.legibility()).isZero();
    text.add(new CtcDecoder.Decoded("abc", 2.7, 3), 0);
    text.add(new CtcDecoder.Decoded("d", 0.5, 1), 0);
    assertThat(text.legibility()).isEqualTo(0.8);
  }

  @Test
  void decodesTheLikeliestClassesWithoutRepetitionsAndBlanks() {
    CtcDecoder decoder = new CtcDecoder(new String[] {"", "a", "b", " "});
    float[] steps = {
      0.1f, 0.8f, 0.1f, 0.0f, // a
      0.0f, 0.9f, 0.1f, 0.0f, // a again
      0.9f, 0.1f, 0.0f, 0.0f, // blank
      0.2f, 0.6f, 0.2f, 0.0f, // another a
      0.1f, 0.1f, 0.8f, 0.0f, // b
    };
    CtcDecoder.Decoded decoded = decoder.decode(FloatBuffer.wrap(steps), 5);
    assertThat(decoded.text()).isEqualTo("aab");
    assertThat(decoded.characters()).isEqualTo(3);
    assertThat(decoded.sum()).isCloseTo(2.2, org.assertj.core.data.Offset.offset(1e-6));
  }

  @Test
  void readsASpaceThatIsOnlyLikely() {
    CtcDecoder decoder = new CtcDecoder(new String[] {"", "a", "b", " "});
    float[] steps = {
      0.1f, 0.9f, 0.0f, 0.0f, // a
      0.9f, 0.0f, 0.0f, 0.1f, // blank, perhaps a space
      0.1f, 0.0f, 0.9f, 0.0f, // b
      0.1f, 0.0f, 0.0f, 0.9f, // space
      0.8f, 0.0f, 0.0f, 0.2f, // blank
      0.1f, 0.9f, 0.0f, 0.0f, // a
    };
    CtcDecoder.Decoded decoded = decoder.decode(FloatBuffer.wrap(steps), 6);
    assertThat(decoded.text()).isEqualTo("a b a");
    assertThat(decoded.characters()).isEqualTo(4);
    CtcDecoder comma = new CtcDecoder(new String[] {"", "a", ",", " "});
    assertThat(comma.decode(FloatBuffer.wrap(steps), 6).text()).isEqualTo("a, a");
  }
}
