package org.glyphreader.bench.eval;

import java.util.Optional;
import java.util.ServiceLoader;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;

/** Readers that are given the text itself, by backend. */
final class Baselines {

  private static final String TOKENIZER = "o200k_base";

  private Baselines() {}

  /** The baseline of a backend; empty if it cannot answer from text. */
  static Optional<EvalReader> of(String backend, EvalSettings settings) {
    return backend.equals("optical")
        ? Optional.of(new QuoteBaseline(tokenizer()))
        : Optional.empty();
  }

  private static Optional<TextTokenizer> tokenizer() {
    return ServiceLoader.load(TextTokenizerProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.names().contains(TOKENIZER))
        .findFirst()
        .map(provider -> provider.byName(TOKENIZER));
  }
}
