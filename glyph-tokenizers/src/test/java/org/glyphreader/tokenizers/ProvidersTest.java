package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {

  private final TextTokenizerProvider jtokkit = new JtokkitTokenizerProvider();
  private final TextTokenizerProvider huggingFace = new HuggingFaceTokenizerProvider();

  @Test
  void bothProvidersAreFound() {
    assertThat(ServiceLoader.load(TextTokenizerProvider.class).stream().map(Provider::type))
        .contains(JtokkitTokenizerProvider.class, HuggingFaceTokenizerProvider.class);
  }

  @Test
  void theDefaultEncodingIsNamedFirst() {
    assertThat(jtokkit.names()).containsExactly("o200k_base", "cl100k_base");
    assertThat(huggingFace.names()).isEmpty();
  }

  /** Ids as OpenAI publishes them for its tokenizer. */
  @Test
  void encodingsGiveTheIdsOfOpenAi() {
    TextTokenizer cl100k = jtokkit.byName("cl100k_base");
    assertThat(cl100k.name()).isEqualTo("cl100k_base");
    assertThat(cl100k.encode("tiktoken is great!")).containsExactly(83, 1609, 5963, 374, 2294, 0);
    assertThat(cl100k.count("お誕生日おめでとう")).isEqualTo(9);
    TextTokenizer o200k = jtokkit.byName("o200k_base");
    assertThat(o200k.count("お誕生日おめでとう")).isEqualTo(8);
  }

  @Test
  void markersOfOpenAiAreOrdinaryText() {
    for (String name : jtokkit.names()) {
      TextTokenizer tokenizer = jtokkit.byName(name);
      assertThat(tokenizer.count("a <|endoftext|> b <|fim_prefix|>")).isGreaterThan(10);
    }
  }

  @Test
  void anUnknownNameIsRefusedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> jtokkit.byName("p50k_base"))
        .withMessage("There is no encoding \"p50k_base\" here, only o200k_base, cl100k_base");
    assertThatIllegalArgumentException().isThrownBy(() -> huggingFace.byName("o200k_base"));
    assertThatIllegalArgumentException().isThrownBy(() -> jtokkit.fromFile(Path.of("x.json")));
  }

  @Test
  void filesAreJudgedByTheirName(@TempDir Path folder) throws IOException {
    assertThat(huggingFace.supports(Path.of("model", "tokenizer.json"))).isTrue();
    assertThat(huggingFace.supports(Path.of("bge-small-en-v1.5-q-tokenizer.json"))).isTrue();
    assertThat(huggingFace.supports(Path.of("tokenizer_config.json"))).isFalse();
    assertThat(huggingFace.supports(Path.of("/"))).isFalse();
    assertThat(jtokkit.supports(Path.of("tokenizer.json"))).isFalse();
    Path file = folder.resolve("tokenizer.json");
    Files.write(file, TokenizerJson.glm().bytes());
    assertThat(huggingFace.fromFile(file).count("Hello")).isEqualTo(3);
  }
}
