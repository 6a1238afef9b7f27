package org.glyphreader.tokenizers;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;

/**
 * Gives the encodings of OpenAI's models by name: {@code o200k_base} (GPT-4o and later; the
 * default) and {@code cl100k_base} (GPT-4). Found by {@link java.util.ServiceLoader}.
 *
 * <p>Text such as {@code <|endoftext|>} is counted as the plain text it is; lone surrogates count
 * as U+FFFD.
 *
 * <p>Safe for use by several threads. An encoding is loaded when it is first asked for, which takes
 * some tenths of a second, and kept.
 */
public final class JtokkitTokenizerProvider implements TextTokenizerProvider {

  private static final Set<String> NAMES =
      Collections.unmodifiableSet(new LinkedHashSet<>(List.of("o200k_base", "cl100k_base")));

  private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();

  /** A provider; all of them share the loaded encodings. */
  public JtokkitTokenizerProvider() {}

  /** {@code o200k_base} and {@code cl100k_base}, in this order. */
  @Override
  public Set<String> names() {
    return NAMES;
  }

  @Override
  public TextTokenizer byName(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no encoding \"" + name + "\" here, only " + String.join(", ", NAMES));
    }
    return new JtokkitTokenizer(ENCODINGS.getEncoding(name).orElseThrow());
  }

  /** Never: encodings have names, not files. */
  @Override
  public boolean supports(Path file) {
    return false;
  }

  /**
   * Not for this provider.
   *
   * @throws IllegalArgumentException always
   */
  @Override
  public TextTokenizer fromFile(Path file) {
    throw new IllegalArgumentException(
        file + " cannot be read by this provider, which knows encodings by name");
  }
}
