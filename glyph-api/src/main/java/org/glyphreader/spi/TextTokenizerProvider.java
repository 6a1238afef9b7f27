package org.glyphreader.spi;

import java.nio.file.Path;
import java.util.Set;

/**
 * Gives text tokenizers by name or from a model's files; found by {@link java.util.ServiceLoader}.
 */
public interface TextTokenizerProvider {

  /** The names {@link #byName} knows, for example {@code o200k_base}. */
  Set<String> names();

  /**
   * The tokenizer of that name.
   *
   * @throws IllegalArgumentException if {@link #names()} does not contain {@code name}
   */
  TextTokenizer byName(String name);

  /** Whether {@link #fromFile} can read {@code file} (judged by its name only). */
  boolean supports(Path file);

  /**
   * The tokenizer described by {@code file}, for example a {@code tokenizer.json}.
   *
   * @throws org.glyphreader.ModelFormatException if the file is damaged or uses a part that is not
   *     supported (named in the message)
   */
  TextTokenizer fromFile(Path file);
}
