package org.glyphreader.tokenizers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glyphreader.spi.TextTokenizer;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  private static final int THREADS = 8;

  @Test
  void threadsThatShareATokenizerGetTheTokensOfOne() throws Exception {
    byte[] bert = TestFiles.resource("/bge-small-en-v1.5-q-tokenizer.json");
    assertSameTokens(TokenizerJson.glm().load(), TokenizerJson.glm().load());
    assertSameTokens(
        HuggingFaceTokenizer.load(new ByteArrayInputStream(bert), "shared"),
        HuggingFaceTokenizer.load(new ByteArrayInputStream(bert), "alone"));
    TextTokenizer jtokkit = new JtokkitTokenizerProvider().byName("cl100k_base");
    assertSameTokens(jtokkit, jtokkit);
  }

  private static void assertSameTokens(TextTokenizer shared, TextTokenizer alone) throws Exception {
    List<String> texts = new ArrayList<>();
    RandomText random = RandomText.any(12);
    for (int i = 0; i < 1000; i++) {
      texts.add(random.next(30));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<List<int[]>> encodeAll = () -> texts.stream().map(shared::encode).toList();
      List<Future<List<int[]>>> results = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        results.add(threads.submit(encodeAll));
      }
      List<int[]> expected = texts.stream().map(alone::encode).toList();
      for (Future<List<int[]>> result : results) {
        List<int[]> tokens = result.get();
        for (int i = 0; i < texts.size(); i++) {
          assertThat(tokens.get(i)).isEqualTo(expected.get(i));
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
