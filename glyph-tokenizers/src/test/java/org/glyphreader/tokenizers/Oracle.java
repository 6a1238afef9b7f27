package org.glyphreader.tokenizers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Hugging Face's own library, an implementation that shares nothing with ours. */
final class Oracle implements AutoCloseable {

  private final HuggingFaceTokenizer tokenizer;

  private Oracle(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Skips the test where the library has no natives; on Linux x86-64 it has to have them. */
  static Oracle of(byte[] tokenizerJson) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    boolean natives = os.contains("linux") && (arch.equals("amd64") || arch.equals("x86_64"));
    try {
      return new Oracle(
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizerJson),
              Map.of("addSpecialTokens", "false", "truncation", "false")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (LinkageError | IllegalStateException e) {
      assumeTrue(natives, () -> "the oracle does not run here: " + e);
      throw e;
    }
  }

  int[] encode(String text) {
    return toInts(tokenizer.encode(text, false, false).getIds());
  }

  int[] encodeWithSpecialTokens(String text) {
    return toInts(tokenizer.encode(text, true, false).getIds());
  }

  String decode(int[] ids, boolean skipSpecialTokens) {
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), skipSpecialTokens);
  }

  private static int[] toInts(long[] ids) {
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
