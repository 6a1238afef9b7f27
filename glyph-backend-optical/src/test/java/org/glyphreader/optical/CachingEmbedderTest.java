package org.glyphreader.optical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glyphreader.optical.search.TextEmbedder;
import org.glyphreader.optical.search.TokenVectors;
import org.junit.jupiter.api.Test;

class CachingEmbedderTest {

  private final AtomicInteger made = new AtomicInteger();

  private final TextEmbedder counting =
      new TextEmbedder() {
        @Override
        public TokenVectors passage(Language language, List<String> sentences) {
          made.incrementAndGet();
          return new TokenVectors(new float[] {1, 0, 0, 0, 1, 0, 0, 0}, 4, new int[] {1, 2});
        }

        @Override
        public TokenVectors question(Language language, List<String> words) {
          return passage(language, words);
        }
      };

  @Test
  void keepsWhatWasLookedAtLast() {
    TextEmbedder embedder = new CachingEmbedder(counting, 2 * 32);
    TextEmbedder.Language english = TextEmbedder.Language.ENGLISH;
    embedder.passage(english, List.of("a"));
    embedder.passage(english, List.of("b"));
    embedder.passage(english, List.of("a"));
    assertThat(made).hasValue(2);
    embedder.passage(TextEmbedder.Language.CHINESE, List.of("a"));
    assertThat(made).hasValue(3);
    embedder.passage(english, List.of("a"));
    assertThat(made).hasValue(3);
    embedder.passage(english, List.of("b"));
    assertThat(made).hasValue(4);
  }
}
