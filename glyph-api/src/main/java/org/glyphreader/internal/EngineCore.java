package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.WeakHashMap;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.StorageProvider;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.TextTokenizerProvider;

/**
 * What the documents of an engine share: the backend, loaded at the first question, the text
 * recogniser, and the rule of how many idle reading sessions are kept. Safe for use by several
 * threads.
 */
public final class EngineCore implements AutoCloseable {

  private static final String DEFAULT_TOKENIZER = "o200k_base";

  private final ClassLoader loader;
  private final Backends backends;
  private final Optional<String> backendName;
  private final BackendSettings settings;
  private final int idleSessions;
  private final Recognition recognition;
  private final Set<OpenDocument> documents =
      Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));
  private final Set<OpenDocument> idle = new LinkedHashSet<>();
  private Backend backend;
  private Optional<ModelDescription> model;
  private boolean closed;

  public EngineCore(
      ClassLoader loader,
      Backends backends,
      Optional<String> backendName,
      BackendSettings settings,
      int idleSessions) {
    this.loader = loader;
    this.backends = backends;
    this.backendName = backendName;
    this.settings = settings;
    this.idleSessions = idleSessions;
    this.recognition = new Recognition(loader);
  }

  Recognition recognition() {
    return recognition;
  }

  void add(OpenDocument document) {
    documents.add(document);
  }

  StorageProvider storage() {
    return Services.required(StorageProvider.class, "org.glyphreader:glyph-render", loader);
  }

  /** The backend, loaded at the first call. */
  synchronized Backend backend() {
    checkOpen();
    if (backend == null) {
      backend = backends.choose(backendName, settings).open(settings);
    }
    return backend;
  }

  /** The model that reads, if it is one with visual tokens. */
  private synchronized Optional<ModelDescription> model() {
    if (model == null) {
      model = describe();
    }
    return model;
  }

  private Optional<ModelDescription> describe() {
    BackendProvider provider;
    try {
      provider = backends.choose(backendName, settings);
    } catch (BackendUnavailableException e) {
      return Optional.empty();
    }
    return provider.describe(settings.model());
  }

  /** The arithmetic of the model that reads, else of GLM-4.1V. */
  VisualTokenizer visualTokenizer() {
    return model().map(ModelDescription::visualTokenizer).orElseGet(VisualTokenizer::glm4v);
  }

  boolean visualModelIsReader() {
    return model().isPresent();
  }

  OptionalLong contextWindow() {
    return model().map(ModelDescription::contextWindow).orElse(OptionalLong.empty());
  }

  Optional<TextTokenizer> textTokenizer() {
    return Services.find(TextTokenizerProvider.class, loader).providers().stream()
        .filter(provider -> provider.names().contains(DEFAULT_TOKENIZER))
        .findFirst()
        .map(provider -> provider.byName(DEFAULT_TOKENIZER));
  }

  /** A document's session has nothing to do; the longest idle ones over the limit are closed. */
  void idle(OpenDocument document) {
    List<OpenDocument> tooMany = new ArrayList<>();
    synchronized (idle) {
      idle.remove(document);
      idle.add(document);
      for (OpenDocument each : idle) {
        if (idle.size() - tooMany.size() > idleSessions) {
          tooMany.add(each);
        }
      }
      tooMany.forEach(idle::remove);
    }
    tooMany.forEach(OpenDocument::dropIdleSession);
  }

  void forget(OpenDocument document) {
    synchronized (idle) {
      idle.remove(document);
    }
    documents.remove(document);
  }

  public synchronized void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The engine is closed");
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    List<OpenDocument> open;
    synchronized (documents) {
      open = new ArrayList<>(documents);
    }
    Closing closing = new Closing();
    open.forEach(closing::close);
    closing.close(recognition);
    synchronized (this) {
      if (backend != null) {
        closing.close(backend);
      }
    }
    closing.rethrow();
  }
}
