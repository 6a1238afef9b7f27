package org.glyphreader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.glyphreader.internal.Backends;
import org.glyphreader.internal.EngineFactory;
import org.glyphreader.internal.PageCache;
import org.glyphreader.internal.Presets;
import org.glyphreader.internal.Services;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.BackendSettings;

/**
 * Draws documents and has them read, as configured. Safe for use by several threads. The backend is
 * loaded at the first question; {@link #close()} frees it and closes every document.
 */
public final class GlyphEngine implements AutoCloseable {

  private final EngineFactory.Parts parts;

  private GlyphEngine(EngineFactory.Parts parts) {
    this.parts = parts;
  }

  /** {@return a builder with the defaults} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return every backend that the thread's class loader sees, the highest priority first} */
  public static List<BackendStatus> backends() {
    return new Backends(Services.defaultLoader()).statuses(BackendSettings.DEFAULT);
  }

  /** {@return every preset that the thread's class loader sees} */
  public static List<RenderPreset> presets() {
    return new Presets(Services.defaultLoader()).all();
  }

  /**
   * Lays out plain text on pages.
   *
   * @param text what the document says
   * @return the document
   */
  public CompressedDocument compress(CharSequence text) {
    return compress(Source.text(text));
  }

  /**
   * Makes one document of several sources; each begins on a new page, page numbers run through.
   *
   * @param first the first source
   * @param more the other sources
   * @return the document
   * @throws DocumentFormatException if a source is damaged, too large, or of an unknown type
   * @throws ContextOverflowException if the pages cannot be made to fit the visual tokens of {@link
   *     Builder#fit(long)}
   */
  public CompressedDocument compress(Source first, Source... more) {
    List<Source> sources = new ArrayList<>();
    sources.add(first);
    sources.addAll(List.of(more));
    return parts.compress(sources);
  }

  /**
   * Restores a document that was saved.
   *
   * @param folder the folder
   * @return the document
   * @throws DocumentFormatException if its files are missing or damaged
   */
  public CompressedDocument open(Path folder) {
    return parts.open(folder);
  }

  /**
   * {@return what reads the pages; loads it if no question has been asked yet}
   *
   * @throws BackendUnavailableException if no backend can serve
   */
  public BackendInfo reader() {
    return parts.reader();
  }

  /** {@return what the page cache did so far} */
  public PageCacheStats pageCache() {
    return parts.pageCache();
  }

  /** Ends questions under way, closes every document and frees the backend. Idempotent. */
  @Override
  public void close() {
    parts.close();
  }

  /** Collects settings; each is checked at once. Not safe for use by several threads. */
  public static final class Builder {

    private String backend;
    private Path model;
    private String device = "auto";
    private String dtype;
    private String preset;
    private RenderConfig config;
    private UnaryOperator<RenderConfig> changes = UnaryOperator.identity();
    private long maxVisualTokens = Long.MAX_VALUE;
    private ClassLoader classLoader;
    private int idleSessions = Integer.MAX_VALUE;
    private long pageCache = PageCache.defaultBudget();
    private final Map<String, String> options = new TreeMap<>();

    private Builder() {}

    /**
     * The backend's name, for example {@code optical}; by default the best that can serve.
     *
     * @param name the name
     * @return this builder
     */
    public Builder backend(String name) {
      backend = notBlank("backend", name);
      return this;
    }

    /**
     * The folder of the model.
     *
     * @param folder the folder
     * @return this builder
     */
    public Builder model(Path folder) {
      model = folder;
      return this;
    }

    /**
     * {@code auto} (the default), {@code cpu}, or {@code cuda:} and a number.
     *
     * @param name the name
     * @return this builder
     */
    public Builder device(String name) {
      if (!name.matches("auto|cpu|cuda:\\d{1,3}")) {
        throw new IllegalArgumentException(
            "device must be auto, cpu or cuda:N, not \"" + name + "\"");
      }
      device = name;
      return this;
    }

    /**
     * The type of the weights, for example {@code bfloat16}; by default the backend's choice.
     *
     * @param name the name
     * @return this builder
     */
    public Builder dtype(String name) {
      dtype = notBlank("dtype", name);
      return this;
    }

    /**
     * A preset's name; by default the one that suits the source.
     *
     * @param name the name
     * @return this builder
     */
    public Builder preset(String name) {
      preset = notBlank("preset", name);
      return this;
    }

    /**
     * The page design, instead of a preset.
     *
     * @param value the value
     * @return this builder
     */
    public Builder config(RenderConfig value) {
      config = value;
      return this;
    }

    /**
     * Changes what preset or configuration say, for example {@code c -> c.toBuilder()...}.
     *
     * @param change makes a configuration of a configuration
     * @return this builder
     */
    public Builder adjust(UnaryOperator<RenderConfig> change) {
      UnaryOperator<RenderConfig> before = changes;
      changes = c -> change.apply(before.apply(c));
      return this;
    }

    /**
     * Makes a document cost at most that many visual tokens. Tried in this order, and of each the
     * highest DPI that fits is taken:
     *
     * <ol>
     *   <li>the chosen page design as it is, then at falling DPIs, down to 60;
     *   <li>the preset {@code dense} with the changes of {@link #adjust}, likewise down to 60 dpi;
     *   <li>the same down to 30 dpi, which is too small for the optical reader.
     * </ol>
     *
     * <p>Without a preset {@code dense} on the class path the chosen design goes down to 30 dpi.
     * Pages drawn as they are, such as scans, stay so. {@link CompressedDocument#preset()} and
     * {@link CompressedDocument#config()} tell what was taken. What cannot fit is refused by a
     * {@link ContextOverflowException} that names the smallest possible.
     *
     * @param maxTokens at least 1
     * @return this builder
     */
    public Builder fit(long maxTokens) {
      if (maxTokens < 1) {
        throw new IllegalArgumentException("fit must be at least 1 token, not " + maxTokens);
      }
      maxVisualTokens = maxTokens;
      return this;
    }

    /**
     * Where providers are sought; by default the thread's class loader, else this library's.
     *
     * @param loader sees the providers
     * @return this builder
     */
    public Builder classLoader(ClassLoader loader) {
      classLoader = loader;
      return this;
    }

    /**
     * An option of the backend; one it does not know is refused by {@link #build()}.
     *
     * @param key the key
     * @param value the value
     * @return this builder
     */
    public Builder option(String key, String value) {
      options.put(notBlank("option", key), value);
      return this;
    }

    /**
     * How much memory painted pages may take that are kept in case they are asked for again; by
     * default 64 MB, or a sixteenth of the heap if that is less. A document's pages are forgotten
     * when it is closed.
     *
     * @param bytes at least 0; 0 keeps none
     * @return this builder
     */
    public Builder pageCache(long bytes) {
      if (bytes < 0) {
        throw new IllegalArgumentException("pageCache must be at least 0 bytes, not " + bytes);
      }
      pageCache = bytes;
      return this;
    }

    /** How many documents may keep what the backend knows of them while no one asks. */
    Builder idleSessions(int most) {
      idleSessions = most;
      return this;
    }

    private static String notBlank(String what, String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException(what + " is blank");
      }
      return value.strip();
    }

    /**
     * {@return the engine}
     *
     * @throws BackendUnavailableException if the backend or model that was named cannot be used
     * @throws IllegalArgumentException if a preset or an option is unknown
     */
    public GlyphEngine build() {
      if (preset != null && config != null) {
        throw new IllegalArgumentException("Give a preset or a configuration, not both");
      }
      BackendSettings settings =
          new BackendSettings(
              Optional.ofNullable(model), device, Optional.ofNullable(dtype), options);
      return new GlyphEngine(
          EngineFactory.build(
              classLoader != null ? classLoader : Services.defaultLoader(),
              Optional.ofNullable(backend != null ? backend : System.getProperty("glyph.backend")),
              settings,
              idleSessions,
              new PageCache(pageCache),
              Optional.ofNullable(preset),
              Optional.ofNullable(config),
              changes,
              maxVisualTokens));
    }
  }
}
