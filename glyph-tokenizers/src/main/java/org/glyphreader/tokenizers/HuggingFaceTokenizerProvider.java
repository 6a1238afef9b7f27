package org.glyphreader.tokenizers;

import java.nio.file.Path;
import java.util.Set;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;

/**
 * Reads {@code tokenizer.json} files with {@link HuggingFaceTokenizer}. Found by {@link
 * java.util.ServiceLoader}. Safe for use by several threads.
 */
public final class HuggingFaceTokenizerProvider implements TextTokenizerProvider {

  /** A provider; it has no state. */
  public HuggingFaceTokenizerProvider() {}

  /** None: these tokenizers have files, not names. */
  @Override
  public Set<String> names() {
    return Set.of();
  }

  /**
   * Not for this provider.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public TextTokenizer byName(String name) {
    throw new IllegalArgumentException(
        "There is no tokenizer \"" + name + "\" here; tokenizer.json files are read by path");
  }

  /** Whether the file's name ends in {@code tokenizer.json}. */
  @Override
  public boolean supports(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().endsWith("tokenizer.json");
  }

  @Override
  public TextTokenizer fromFile(Path file) {
    return HuggingFaceTokenizer.load(file);
  }
}
