package org.glyphreader.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.glyphreader.Line;
import org.glyphreader.spi.Layout;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Control characters are seen")
class ControlCharactersTest {

  @Test
  void aControlCharacterIsDrawnAsTheFontsBoxAndCounted() {
    Layout layout = Setup.layout("a\u001Bb", Setup.small().build());
    Line line = Setup.layer(layout, 0).lines().get(0);

    assertThat(layout.replacedCharacters()).isEqualTo(1);
    assertThat(line.box(1, 2).width()).isGreaterThan(3);
  }

  @Test
  void lineEndsAndSeparatorsAreNoneOfThem() {
    assertThat(Setup.layout("a\r\nb\tc\fd\u0085e", Setup.small().build()).replacedCharacters())
        .isZero();
  }
}
