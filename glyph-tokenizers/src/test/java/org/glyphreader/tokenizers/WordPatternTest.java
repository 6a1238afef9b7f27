package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The patterns matched by hand give the pieces of the regular expressions they stand for. */
class WordPatternTest {

  /** One or two characters of every class that a pattern tells apart. */
  private static final String[] ALPHABET = {
    "'", "s", "S", "ſ", "r", "E", "L", "l", "ǅ", "ʰ", "日", "\u0301", "7", "½", " ", "\u3000", "\n",
    "\r", "/", "!", "😀", "𐐀", "𠀀", "𝟙"
  };

  static Stream<String> regexes() {
    return WordPattern.BY_REGEX.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("regexes")
  void everyCombinationOfFourCharactersIsCutTheSame(String regex) {
    Pattern pattern = OnigurumaPattern.translate(regex);
    int n = ALPHABET.length;
    for (int i = 0; i < n * n * n * n; i++) {
      String text =
          ALPHABET[i % n] + ALPHABET[i / n % n] + ALPHABET[i / n / n % n] + ALPHABET[i / n / n / n];
      assertSamePieces(regex, pattern, text);
    }
  }

  @ParameterizedTest
  @MethodSource("regexes")
  void randomTextIsCutTheSame(String regex) {
    Pattern pattern = OnigurumaPattern.translate(regex);
    RandomText random = RandomText.any(regex.length());
    for (int i = 0; i < 20_000; i++) {
      assertSamePieces(regex, pattern, random.next(20));
    }
  }

  private static void assertSamePieces(String regex, Pattern pattern, String text) {
    List<String> expected = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      expected.add(matcher.group());
    }
    List<String> pieces = new ArrayList<>();
    char[] chars = text.toCharArray();
    WordPattern.BY_REGEX
        .get(regex)
        .preTokenizer()
        .split(chars, 0, chars.length, true, (t, s, e, f) -> pieces.add(new String(t, s, e - s)));
    if (!pieces.equals(expected)) {
      assertThat(pieces).as(text).isEqualTo(expected);
    }
  }
}
