package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterAlignmentTest {

  @Test
  void alignsCharacters() {
    assertThat(CharacterAlignment.map("abXd", "abcd")).containsExactly(0, 1, 2, 3, 4);
    int[] map = CharacterAlignment.map("helo wrld", "hello world");
    assertThat(map[0]).isZero();
    assertThat(map[9]).isEqualTo(11);
    assertThat("hello world".substring(map[5], map[9])).isEqualTo("world");
  }
}
