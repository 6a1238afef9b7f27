package org.glyphreader.spi;

import java.nio.file.Path;
import java.util.Set;

/**
 * Gives text tokenizers by name or from a model's files; found by {@link java.util.ServiceLoader}.
 */
public interface TextTokenizerProvider {

  /** {@return the names {@link #byName} knows, for example {@code o200k_base}} */
  Set<String> names();

  /**
   * {@return the tokenizer of that name}
   *
   * @param name the name
   * @throws IllegalArgumentException if {@link #names()} does not contain {@code name}
   */
  TextTokenizer byName(String name);

  /**
   * {@return whether {@link #fromFile} can read {@code file} (judged by its name only)}
   *
   * @param file the file
   */
  boolean supports(Path file);

  /**
   * {@return the tokenizer described by {@code file}, for example a {@code tokenizer.json}}
   *
   * @param file the file
   * @throws org.glyphreader.ModelFormatException if the file is damaged or uses a part that is not
   *     supported (named in the message)
   */
  TextTokenizer fromFile(Path file);
}
