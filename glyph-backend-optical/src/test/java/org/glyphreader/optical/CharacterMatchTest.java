package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterMatchTest {

  @Test
  void countsWhatWasMisread() {
    assertThat(CharacterMatch.accuracy("late delivery", "late delivery")).isEqualTo(1);
    assertThat(CharacterMatch.accuracy("0123456789", "O123456789")).isEqualTo(0.9);
    assertThat(CharacterMatch.accuracy("abc", "")).isZero();
    assertThat(CharacterMatch.accuracy("abc", "something else entirely")).isZero();
    assertThat(CharacterMatch.accuracy("", "x")).isEqualTo(1);
  }

  @Test
  void doesNotMindKindsOfMarks() {
    assertThat(CharacterMatch.accuracy("“A – b”，第１条。", "\"A-b\",第1条.")).isEqualTo(1);
  }

  @Test
  void comparesLongTexts() {
    String text = "0123456789".repeat(1_000);
    assertThat(CharacterMatch.accuracy(text, text)).isEqualTo(1);
    assertThat(CharacterMatch.accuracy(text, text.replace('9', '8'))).isBetween(0.89, 0.91);
  }

  @Test
  void alignsCharacters() {
    assertThat(CharacterAlignment.map("abXd", "abcd")).containsExactly(0, 1, 2, 3, 4);
    int[] map = CharacterAlignment.map("helo wrld", "hello world");
    assertThat(map[0]).isZero();
    assertThat(map[9]).isEqualTo(11);
    assertThat("hello world".substring(map[5], map[9])).isEqualTo("world");
  }
}
