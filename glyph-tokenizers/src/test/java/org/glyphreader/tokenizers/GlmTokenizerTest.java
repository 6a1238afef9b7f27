package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte-level BPE, with the tokenizer of the small test checkpoint. */
class GlmTokenizerTest {

  private static final HuggingFaceTokenizer GLM = TokenizerJson.glm().load();

  /** Texts and ids as the transformers library gave them for this checkpoint. */
  static Stream<Arguments> samples() throws IOException {
    JsonNode samples = new ObjectMapper().readTree(TestFiles.resource("/glm4v-tiny/samples.json"));
    return StreamSupport.stream(samples.spliterator(), false)
        .map(
            sample ->
                Arguments.of(
                    sample.get("text").textValue(),
                    StreamSupport.stream(sample.get("ids").spliterator(), false)
                        .mapToInt(JsonNode::intValue)
                        .toArray()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tokensAreThoseTheModelWasMadeWith(String text, int[] ids) {
    assertThat(GLM.encode(text)).isEqualTo(ids);
    assertThat(GLM.count(text)).isEqualTo(ids.length);
    assertThat(GLM.decode(ids)).isEqualTo(text);
  }

  @Test
  void markersOfTheChatTemplateAreSingleTokens() {
    assertThat(GLM.encode("<|user|>")).containsExactly(1007);
    assertThat(GLM.idOf("<|user|>")).hasValue(1007);
    assertThat(GLM.isSpecial(1007)).isTrue();
    assertThat(GLM.isSpecial(0)).isFalse();
  }

  @Test
  void specialTokensCanBeLeftOutOfTheText() {
    int[] ids = GLM.encode("<|user|>Hi<|assistant|>");
    assertThat(GLM.decode(ids, true)).isEqualTo("Hi");
    assertThat(GLM.decode(ids, false)).isEqualTo("<|user|>Hi<|assistant|>");
  }

  @Test
  void decodingGivesEveryTextBack() {
    RandomText random = RandomText.any(1);
    for (int i = 0; i < 5000; i++) {
      String text = random.next(30);
      int[] ids = GLM.encode(text);
      assertThat(GLM.decode(ids)).isEqualTo(text);
      assertThat(GLM.count(text)).isEqualTo(ids.length);
    }
  }

  @Test
  void tokensAreThoseOfHuggingFaceForAllOfUnicode() {
    RandomText random = RandomText.any(2);
    try (Oracle oracle = Oracle.of(TokenizerJson.glm().bytes())) {
      for (int i = 0; i < 5000; i++) {
        String text = random.next(30);
        assertThat(GLM.encode(text)).as(text).isEqualTo(oracle.encode(text));
      }
    }
  }

  @Test
  void unknownIdsAddNothingToTheText() {
    assertThat(GLM.decode(new int[] {-1, 39, 999_999, Integer.MAX_VALUE})).isEqualTo("H");
    assertThat(GLM.tokenOf(-1)).isEmpty();
    assertThat(GLM.isSpecial(-1)).isFalse();
  }

  @Test
  void theTemplateOfThisModelAddsNothing() {
    assertThat(GLM.encodeWithSpecialTokens("Hello", 100)).isEqualTo(GLM.encode("Hello"));
    assertThat(GLM.encodeWithSpecialTokens("Hello", 1)).hasSize(1);
  }
}
