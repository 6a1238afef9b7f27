package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Random;
import java.util.stream.Stream;
import org.glyphreader.spi.TextTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a document contains can be tokenized. */
class EveryStringTest {

  private static final int MILLION = 1_000_000;

  static Stream<TextTokenizer> tokenizers() {
    return Stream.of(
        new JtokkitTokenizerProvider().byName("o200k_base"),
        new JtokkitTokenizerProvider().byName("cl100k_base"),
        TokenizerJson.glm().load(),
        HuggingFaceTokenizer.load(
            new ByteArrayInputStream(TestFiles.resource("/bge-small-en-v1.5-q-tokenizer.json")),
            "bge"),
        TokenizerJson.glm()
            .with("normalizer", "{'type':'NFKC'}")
            .with(
                "pre_tokenizer",
                TokenizerJson.thenBytes(
                    TokenizerJson.split(
                        "(?:" + WordPattern.O200K_REGEX + ")", "MergedWithNext", false)))
            .load());
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void randomCharsWithLoneSurrogatesAreTokenized(TextTokenizer tokenizer) {
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      char[] chars = new char[random.nextInt(60)];
      for (int j = 0; j < chars.length; j++) {
        chars[j] =
            (char)
                (random.nextInt(4) == 0 ? 0xd700 + random.nextInt(0xa00) : random.nextInt(0x10000));
      }
      String text = new String(chars);
      assertThat(tokenizer.encode(text)).hasSize((int) tokenizer.count(text));
    }
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void loneSurrogatesCountAsReplacementCharacters(TextTokenizer tokenizer) {
    assertThat(tokenizer.encode("a\ud83db \ude00 \ud83d"))
        .isEqualTo(tokenizer.encode("a\ufffdb \ufffd \ufffd"));
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void nothingIsNoTokens(TextTokenizer tokenizer) {
    assertThat(tokenizer.count("")).isZero();
    assertThat(tokenizer.encode(new StringBuilder())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void aMillionCharactersWithoutASpaceAreTokenized(TextTokenizer tokenizer) {
    for (String unit : new String[] {"xyzqjk", "日", "\u0301\u0327"}) {
      String word = unit.repeat(MILLION / unit.length());
      assertThat(tokenizer.encode("a" + word)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("tokenizers")
  void aMillionSpacesAreTokenized(TextTokenizer tokenizer) {
    long before = tokenizer.count("a");
    assertThat(tokenizer.count("a" + " ".repeat(MILLION))).isGreaterThanOrEqualTo(before);
  }

  @Test
  void aLongWordHasTheTokensOfHuggingFace() {
    Random random = new Random(10);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      word.append((char) ('a' + random.nextInt(8)));
    }
    try (Oracle oracle = Oracle.of(TokenizerJson.glm().bytes())) {
      assertThat(TokenizerJson.glm().load().encode(word)).isEqualTo(oracle.encode(word.toString()));
    }
  }
}
