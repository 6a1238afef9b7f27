package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnigurumaPatternTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(?:a|b)*",
        "(?i:x){2}",
        "(?<=a)b",
        "(?<!a)b",
        "(?<name>a)",
        "(?m:.)",
        "(?#x)",
        "\\p{N}{1,3}+",
        "a{2}?",
        "{",
        "a{,3}",
        "\\bword",
        "\\h",
        "\\R",
        "\\X",
        "\\1",
        "\\k<a>",
        "\\G",
        "\\xE9",
        "\\p{Nonsense}",
        "\\p{javaLowerCase}",
        "\\pL",
        "[[:alpha:]]",
        "[]a]",
        "[a",
        "(a",
        "a)",
        "a**",
        "\\",
        "[\\b]"
      })
  void whatHasNoSafeEquivalentIsRefused(String regex) {
    assertThatExceptionOfType(PatternSyntaxException.class)
        .isThrownBy(() -> OnigurumaPattern.translate(regex));
  }

  @Test
  void deepNestingIsRefused() {
    for (String regex : new String[] {"(".repeat(5000), "[".repeat(5000), "a".repeat(10_000)}) {
      assertThatExceptionOfType(PatternSyntaxException.class)
          .isThrownBy(() -> OnigurumaPattern.translate(regex));
    }
  }

  @Test
  void lineAnchorsKnowOnlyTheLineFeed() {
    assertThat(OnigurumaPattern.translate("^b").matcher("a\nb").find()).isTrue();
    assertThat(OnigurumaPattern.translate("^b").matcher("a\rb").find()).isFalse();
    assertThat(OnigurumaPattern.translate("a.b").matcher("a\u2028b").find()).isTrue();
  }

  @Test
  void scriptsAreKnownByTheirNames() {
    assertThat(OnigurumaPattern.translate("\\p{Han}+").matcher("漢字").matches()).isTrue();
    assertThat(OnigurumaPattern.translate("\\p{^Han}+").matcher("漢字").find()).isFalse();
  }
}
