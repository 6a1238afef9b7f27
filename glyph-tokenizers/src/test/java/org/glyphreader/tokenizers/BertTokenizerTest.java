package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** WordPiece, with the tokenizers of the two embedding models. */
class BertTokenizerTest {

  private static final byte[] ENGLISH_JSON =
      TestFiles.resource("/bge-small-en-v1.5-q-tokenizer.json");
  private static final byte[] CHINESE_JSON =
      TestFiles.resource("/bge-small-zh-v1.5-q-tokenizer.json");
  private static final HuggingFaceTokenizer ENGLISH = load(ENGLISH_JSON, "bge-en");
  private static final HuggingFaceTokenizer CHINESE = load(CHINESE_JSON, "bge-zh");

  private static HuggingFaceTokenizer load(byte[] json, String name) {
    return HuggingFaceTokenizer.load(new ByteArrayInputStream(json), name);
  }

  @Test
  void wordsAreCutIntoTheLongestPiecesTheVocabularyHas() {
    assertThat(tokens(ENGLISH, "Tokenizers embed"))
        .containsExactly("token", "##izer", "##s", "em", "##bed");
  }

  @Test
  void englishIsLowercasedAndLosesItsAccents() {
    assertThat(ENGLISH.encode("Café NAÏVE")).isEqualTo(ENGLISH.encode("cafe naive"));
  }

  @Test
  void everyChineseCharacterIsAToken() {
    assertThat(tokens(CHINESE, "深度学习ok")).containsExactly("深", "度", "学", "习", "ok");
  }

  @Test
  void theTemplateOfTheModelStandsAroundTheText() {
    assertThat(ENGLISH.encodeWithSpecialTokens("hello world", 512))
        .containsExactly(101, 7592, 2088, 102);
  }

  @Test
  void aLongTextIsCutOnTheRightSoThatTheLastTokenStays() {
    assertThat(ENGLISH.encodeWithSpecialTokens("hello world hello world", 4))
        .containsExactly(101, 7592, 2088, 102);
  }

  @Test
  void aLengthWithoutRoomForTheSpecialTokensIsRefused() {
    assertThat(ENGLISH.encodeWithSpecialTokens("hello", 2)).containsExactly(101, 102);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ENGLISH.encodeWithSpecialTokens("hello", 1))
        .withMessage("maxLength must leave room for 2 special tokens, not 1");
  }

  @Test
  void theIdOfATokenCanBeLookedUp() {
    assertThat(ENGLISH.idOf("[MASK]")).hasValue(103);
    assertThat(ENGLISH.idOf("##ing")).hasValue(2075);
    assertThat(ENGLISH.idOf("no such token")).isEmpty();
    assertThat(ENGLISH.tokenOf(103)).hasValue("[MASK]");
    assertThat(ENGLISH.vocabularySize()).isEqualTo(30522);
  }

  @Test
  void everyCharacterIsTreatedAsHuggingFaceTreatsIt() {
    for (byte[] json : new byte[][] {ENGLISH_JSON, CHINESE_JSON}) {
      HuggingFaceTokenizer ours = load(json, "bge");
      try (Oracle oracle = Oracle.of(json)) {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
          if (!RandomText.isSettled(c)) {
            continue;
          }
          String text = "a" + Character.toString(c) + "b" + Character.toString(c);
          assertThat(ours.encode(text)).as("U+%04X", c).isEqualTo(oracle.encode(text));
        }
      }
    }
  }

  @Test
  void randomTextHasTheTokensOfHuggingFace() {
    for (byte[] json : new byte[][] {ENGLISH_JSON, CHINESE_JSON}) {
      HuggingFaceTokenizer ours = load(json, "bge");
      RandomText random = RandomText.settled(4);
      try (Oracle oracle = Oracle.of(json)) {
        for (int i = 0; i < 5000; i++) {
          String text = random.next(30);
          assertThat(ours.encodeWithSpecialTokens(text, 1_000_000))
              .as(text)
              .isEqualTo(oracle.encodeWithSpecialTokens(text));
          assertThat(ours.count(text)).isEqualTo(ours.encode(text).length);
        }
      }
    }
  }

  private static String[] tokens(HuggingFaceTokenizer tokenizer, String text) {
    return Arrays.stream(tokenizer.encode(text))
        .mapToObj(id -> tokenizer.tokenOf(id).orElseThrow())
        .toArray(String[]::new);
  }
}
