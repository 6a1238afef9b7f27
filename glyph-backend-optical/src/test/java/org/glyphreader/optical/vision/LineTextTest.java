package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineTextTest {

  private static final WordList NO_WORDS = new WordList(List.of());

  private static String join(String first, double gap, String second) {
    LineText text = new LineText();
    text.add(read(first), 0);
    text.add(read(second), gap);
    return text.text();
  }

  private static List<ReadCharacter> read(String text) {
    return text.chars().mapToObj(c -> likely(Character.toString(c), 1)).toList();
  }

  private static ReadCharacter likely(String text, double probability) {
    return new ReadCharacter(text, probability, 0, 0);
  }

  /**
   * A line in which the stop, or the mark at its head, is likely to be its twin by {@code odds}.
   */
  private static String told(String line, String mark, double odds, String following) {
    LineText text = new LineText();
    text.add(
        read(line).stream()
            .map(each -> each.is(mark) ? new ReadCharacter(mark, 1, 0, odds) : each)
            .toList(),
        0);
    text.tellTwins(following.isEmpty() ? 0 : following.codePointAt(0));
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
    text.add(List.of(likely("a", 1), ReadCharacter.SPACE, likely("b", 0.9)), 0);
    text.add(List.of(likely("c", 0.5)), 0);
    assertThat(text.legibility()).isCloseTo(0.8, within(1e-12));
  }

  @Test
  void tellsCommasFromFullStopsByTheWordBehind() {
    assertThat(told("the ship. which sank", ".", 0.05, "")).isEqualTo("the ship, which sank");
    assertThat(told("the ship. which sank", ".", 0.001, "")).isEqualTo("the ship. which sank");
    assertThat(told("the ship, The storm", ",", 0.5, "")).isEqualTo("the ship. The storm");
    assertThat(told("the ship, The storm", ",", 0.2, "")).isEqualTo("the ship, The storm");
    assertThat(told("it is 3.5m long", ".", 0.9, "")).isEqualTo("it is 3.5m long");
  }

  @Test
  void looksForTheWordBehindAtTheHeadOfTheNextLine() {
    assertThat(told("the ship.", ".", 0.05, "which")).isEqualTo("the ship,");
    assertThat(told("the ship.", ".", 0.05, "The")).isEqualTo("the ship.");
    assertThat(told("the ship.", ".", 0.05, "")).isEqualTo("the ship.");
  }

  @Test
  void takesAPlusAtTheHeadOfALineForABullet() {
    assertThat(told("+ oil", "+", 0.3, "")).isEqualTo("* oil");
    assertThat(told("a + b", "+", 0.3, "")).isEqualTo("a + b");
    assertThat(told("+ oil", "+", 0.01, "")).isEqualTo("+ oil");
    assertThat(told("+", "+", 0.3, "oil")).isEqualTo("+");
    assertThat(told(". oil", ".", 0.3, "")).isEqualTo(". oil");
  }

  @Test
  void decodesTheLikeliestClassesWithoutRepetitionsAndBlanks() {
    CtcDecoder decoder = new CtcDecoder(new String[] {"", "a", "b", " "}, NO_WORDS);
    float[] steps = {
      0.1f, 0.8f, 0.1f, 0.0f, // a
      0.0f, 0.9f, 0.1f, 0.0f, // a again
      0.9f, 0.1f, 0.0f, 0.0f, // blank
      0.2f, 0.6f, 0.2f, 0.0f, // another a
      0.1f, 0.1f, 0.8f, 0.0f, // b
    };
    List<ReadCharacter> read = decoder.decode(FloatBuffer.wrap(steps), 5);
    assertThat(ReadCharacter.text(read)).isEqualTo("aab");
    assertThat(read)
        .extracting(ReadCharacter::probability)
        .containsExactly((double) 0.8f, (double) 0.6f, (double) 0.8f);
  }

  @Test
  void readsASpaceThatIsOnlyLikely() {
    CtcDecoder decoder = new CtcDecoder(new String[] {"", "a", "b", " "}, NO_WORDS);
    float[] steps = {
      0.1f, 0.9f, 0.0f, 0.0f, // a
      0.9f, 0.0f, 0.0f, 0.1f, // blank, perhaps a space
      0.1f, 0.0f, 0.9f, 0.0f, // b
      0.1f, 0.0f, 0.0f, 0.9f, // space
      0.8f, 0.0f, 0.0f, 0.2f, // blank
      0.1f, 0.9f, 0.0f, 0.0f, // a
    };
    assertThat(ReadCharacter.text(decoder.decode(FloatBuffer.wrap(steps), 6))).isEqualTo("a b a");
    CtcDecoder comma = new CtcDecoder(new String[] {"", "a", ",", " "}, NO_WORDS);
    assertThat(ReadCharacter.text(comma.decode(FloatBuffer.wrap(steps), 6))).isEqualTo("a, a");
  }
}
