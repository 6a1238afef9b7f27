package org.glyphreader.bench.eval;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;
import org.glyphreader.vlm.session.VlmBackend;

/** Readers that are given the text itself, by backend. */
final class Baselines {

  private static final String TOKENIZER = "o200k_base";

  private Baselines() {}

  /** The baseline of a backend; empty if it cannot answer from text. */
  static Optional<TextBaseline> of(String backend, EvalSettings settings) {
    if (backend.equals("optical")) {
      return Optional.of(new QuoteBaseline(tokenizer()));
    }
    return settings.model().isEmpty()
        ? Optional.empty()
        : ServiceLoader.load(BackendProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(provider -> provider.name().equals(backend))
            .findFirst()
            .flatMap(provider -> model(provider, settings));
  }

  private static Optional<TextBaseline> model(BackendProvider provider, EvalSettings settings) {
    Backend backend =
        provider.open(
            new BackendSettings(settings.model(), settings.device(), settings.dtype(), Map.of()));
    if (backend instanceof VlmBackend model) {
      return Optional.of(new ModelBaseline(model, tokenizer()));
    }
    backend.close();
    return Optional.empty();
  }

  private static Optional<TextTokenizer> tokenizer() {
    return ServiceLoader.load(TextTokenizerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.names().contains(TOKENIZER))
        .findFirst()
        .map(provider -> provider.byName(TOKENIZER));
  }
}
