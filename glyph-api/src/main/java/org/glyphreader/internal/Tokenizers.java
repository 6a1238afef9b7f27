package org.glyphreader.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glyphreader.GlyphException;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tokenizer that counts a text: the configured model's own, else {@code o200k_base}. */
final class Tokenizers {

  private static final Logger LOG = LoggerFactory.getLogger(Tokenizers.class);
  private static final String DEFAULT = "o200k_base";

  private final ClassLoader loader;
  private final Optional<Path> model;
  private Optional<TextTokenizer> preferred;

  Tokenizers(ClassLoader loader, Optional<Path> model) {
    this.loader = loader;
    this.model = model;
  }

  /** The tokenizer; empty if none is on the class path. */
  synchronized Optional<TextTokenizer> preferred() {
    if (preferred == null) {
      List<TextTokenizerProvider> providers =
          Services.find(TextTokenizerProvider.class, loader).providers();
      preferred = ofModel(providers).or(() -> ofName(providers));
    }
    return preferred;
  }

  private Optional<TextTokenizer> ofModel(List<TextTokenizerProvider> providers) {
    Optional<Path> file = model.map(m -> m.resolve("tokenizer.json")).filter(Files::isRegularFile);
    try {
      return file.flatMap(
          f ->
              providers.stream()
                  .filter(provider -> provider.supports(f))
                  .findFirst()
                  .map(provider -> provider.fromFile(f)));
    } catch (GlyphException e) {
      LOG.warn("Text tokens are counted with {}: {}", DEFAULT, e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<TextTokenizer> ofName(List<TextTokenizerProvider> providers) {
    return providers.stream()
        .filter(provider -> provider.names().contains(DEFAULT))
        .findFirst()
        .map(provider -> provider.byName(DEFAULT));
  }
}
