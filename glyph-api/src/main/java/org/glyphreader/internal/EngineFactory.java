package org.glyphreader.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.glyphreader.CompressedDocument;
import org.glyphreader.FinishReason;
import org.glyphreader.PageCacheStats;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.WorkMonitor;

/** Puts an engine together from its settings, checking what can be checked without natives. */
public final class EngineFactory {

  /** Loading a backend cannot be called off once it has begun. */
  private static final WorkMonitor LOADING =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Optional.empty();
        }
      };

  private EngineFactory() {}

  /** An engine's working parts. */
  public record Parts(EngineCore core, Compressor compressor) implements AutoCloseable {

    /** Reads and lays out sources. */
    public CompressedDocument compress(List<Source> sources) {
      core.checkOpen();
      long begin = System.nanoTime();
      VisualTokenizer tokenizer = core.visualTokenizer();
      return document(compressor.compress(sources, tokenizer), tokenizer, begin);
    }

    /** Restores a saved document. */
    public CompressedDocument open(Path folder) {
      core.checkOpen();
      long begin = System.nanoTime();
      VisualTokenizer tokenizer = core.visualTokenizer();
      List<Part> parts =
          Stored.parts(
              core.storage().open(folder), page -> core.recognition().layerOf(page, tokenizer));
      return document(parts, tokenizer, begin);
    }

    private CompressedDocument document(List<Part> parts, VisualTokenizer tokenizer, long begin) {
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      Contents contents = new Contents(parts, tokenizer, core.pageCache().shelf());
      try {
        return new OpenDocument(core, compressor, contents, took).register();
      } catch (RuntimeException | Error e) {
        parts.forEach(Part::close);
        throw e;
      }
    }

    /** What the page cache did so far. */
    public PageCacheStats pageCache() {
      return core.pageCache().stats();
    }

    /** What reads the pages. */
    public BackendInfo reader() {
      core.checkOpen();
      return core.backend(LOADING).info();
    }

    @Override
    public void close() {
      core.close();
    }
  }

  /** An engine's parts. */
  public static Parts build(
      ClassLoader loader,
      Optional<String> backendName,
      BackendSettings settings,
      int idleSessions,
      PageCache pageCache,
      Optional<String> preset,
      Optional<RenderConfig> config,
      UnaryOperator<RenderConfig> changes,
      long maxVisualTokens) {
    Backends backends = new Backends(loader);
    if (backendName.isPresent() || settings.model().isPresent()) {
      backends.choose(backendName, settings);
    }
    if (!settings.options().isEmpty()) {
      refuseUnknownOptions(backends.choose(backendName, settings), settings);
    }
    EngineCore core =
        new EngineCore(loader, backends, backendName, settings, idleSessions, pageCache);
    Compressor.Design design = new Compressor.Design(preset, config, changes, maxVisualTokens);
    return new Parts(core, new Compressor(loader, new Presets(loader), core.recognition(), design));
  }

  private static void refuseUnknownOptions(BackendProvider provider, BackendSettings settings) {
    for (String option : settings.options().keySet()) {
      if (!provider.options().contains(option)) {
        throw new IllegalArgumentException(
            "The backend \"%s\" has no option \"%s\"; it has %s"
                .formatted(provider.name(), option, new TreeSet<>(provider.options())));
      }
    }
  }
}
