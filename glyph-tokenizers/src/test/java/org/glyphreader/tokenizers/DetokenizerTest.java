package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetokenizerTest {

  private static final HuggingFaceTokenizer GLM = TokenizerJson.glm().load();

  @Test
  void aCharacterAppearsWithTheTokenThatCompletesIt() {
    int[] ids = GLM.encode("a😀b");
    Detokenizer detokenizer = GLM.detokenizer();
    List<String> shown = new ArrayList<>();
    for (int id : ids) {
      shown.add(detokenizer.add(id));
    }
    assertThat(shown).containsExactly("a", "", "", "", "😀", "b");
    assertThat(detokenizer.finish()).isEmpty();
  }

  @Test
  void whatStreamsIsWhatIsDecodedAtOnce() {
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      int[] ids = random.ints(random.nextInt(30), 0, GLM.vocabularySize()).toArray();
      Detokenizer detokenizer = GLM.detokenizer(true);
      StringBuilder streamed = new StringBuilder();
      for (int id : ids) {
        String piece = detokenizer.add(id);
        streamed.append(piece);
      }
      streamed.append(detokenizer.finish());
      assertThat(streamed).hasToString(GLM.decode(ids, true));
    }
  }

  @Test
  void bytesThatAreNotTextAreReplacedAsHuggingFaceDoes() {
    Random random = new Random(6);
    try (Oracle oracle = Oracle.of(TokenizerJson.glm().bytes())) {
      for (int i = 0; i < 3000; i++) {
        int[] ids = random.ints(1 + random.nextInt(10), 0, 256).toArray();
        assertThat(GLM.decode(ids)).isEqualTo(oracle.decode(ids, false));
      }
    }
  }

  @Test
  void anIncompleteCharacterAtTheEndIsReplacedAndTheNextTextIsClean() {
    int[] ids = GLM.encode("😀");
    Detokenizer detokenizer = GLM.detokenizer();
    assertThat(detokenizer.add(ids[0])).isEmpty();
    assertThat(detokenizer.finish()).isEqualTo("\ufffd");
    assertThat(detokenizer.add(GLM.encode("x")[0])).isEqualTo("x");
  }

  @Test
  void wordPiecesAreJoinedAsHuggingFaceJoinsThem() {
    byte[] json = TestFiles.resource("/bge-small-en-v1.5-q-tokenizer.json");
    HuggingFaceTokenizer bert = HuggingFaceTokenizer.load(new ByteArrayInputStream(json), "bge");
    assertThat(bert.decode(bert.encodeWithSpecialTokens("It's tokenized, isn't it?", 64), true))
        .isEqualTo("it ' s tokenized, isn ' t it?");
    Random random = new Random(8);
    try (Oracle oracle = Oracle.of(json)) {
      for (int i = 0; i < 2000; i++) {
        int[] ids = random.ints(1 + random.nextInt(12), 0, bert.vocabularySize()).toArray();
        assertThat(bert.decode(ids, true)).isEqualTo(oracle.decode(ids, true));
      }
    }
  }

  @Test
  void anAddedTokenThatIsNoByteSpellingIsShownAsItIsWritten() {
    HuggingFaceTokenizer tokenizer =
        TokenizerJson.glm()
            .with("added_tokens", "[{'id':1000,'content':'日本','normalized':false,'special':false}]")
            .load();
    assertThat(tokenizer.decode(tokenizer.encode("日本 tea"))).isEqualTo("日本 tea");
  }
}
