package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.glyphreader.spi.TextTokenizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte-level BPE with 50,000 and 100,000 tokens, made up as the large model families have it. */
class LargeVocabularyTest {

  private static final int TEXTS = 1500;

  static Stream<Arguments> families() {
    RankFile large = new RankFile("cl100k_base");
    return Stream.of(
            Map.entry(
                "Llama 3: whole words stay whole, merges as pairs",
                RankFile.tokenizerJson(
                    large.model(true, true),
                    "null",
                    RankFile.splitThenBytes(WordPattern.CL100K_REGEX))),
            Map.entry(
                "Qwen 2: NFC, single digits, merges as strings",
                RankFile.tokenizerJson(
                    large.model(false, false),
                    "{\"type\":\"NFC\"}",
                    RankFile.splitThenBytes(WordPattern.QWEN2_REGEX))),
            Map.entry(
                "Llama 4: words begin with one capital run",
                RankFile.tokenizerJson(
                    large.model(false, true),
                    "null",
                    RankFile.splitThenBytes(WordPattern.O200K_REGEX))),
            Map.entry(
                "GPT-2",
                RankFile.tokenizerJson(
                    new RankFile("r50k_base").model(false, false),
                    "null",
                    "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"trim_offsets\":true}")))
        .map(family -> Arguments.of(family.getKey(), family.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("families")
  void tokensAreThoseOfHuggingFaceForAllOfUnicode(String family, byte[] json) {
    HuggingFaceTokenizer ours = HuggingFaceTokenizer.load(new ByteArrayInputStream(json), family);
    RandomText random = RandomText.any(family.hashCode());
    try (Oracle oracle = Oracle.of(json)) {
      for (int i = 0; i < TEXTS; i++) {
        String text = random.next(40);
        int[] ids = oracle.encode(text);
        assertThat(ours.encode(text)).as(text).isEqualTo(ids);
        assertThat(ours.decode(ids)).as(text).isEqualTo(oracle.decode(ids, false));
      }
    }
  }

  @Test
  void theSameRanksGiveTheSameTokensAsJtokkit() {
    byte[] json =
        RankFile.tokenizerJson(
            new RankFile("o200k_base").model(true, true),
            "null",
            RankFile.splitThenBytes(WordPattern.O200K_REGEX));
    HuggingFaceTokenizer ours = HuggingFaceTokenizer.load(new ByteArrayInputStream(json), "o200k");
    TextTokenizer jtokkit = new JtokkitTokenizerProvider().byName("o200k_base");
    RandomText random = RandomText.any(3);
    for (int i = 0; i < TEXTS; i++) {
      String text = random.next(40).replace("<|endoftext|>", "").replace("<think>", "");
      assertThat(jtokkit.encode(text)).as(text).isEqualTo(ours.encode(text));
    }
  }
}
