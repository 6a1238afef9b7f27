package org.glyphreader.internal;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.glyphreader.BackendFailureException;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.GlyphException;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendProvider;
import org.glyphreader.spi.BackendSettings;
import org.glyphreader.spi.ModelDescription;
import org.glyphreader.spi.StorageProvider;
import org.glyphreader.spi.TextTokenizer;
import org.glyphreader.spi.WorkMonitor;

/**
 * What the documents of an engine share: the backend, loaded at the first question, the text
 * recogniser, and the rule of how many idle reading sessions are kept. Safe for use by several
 * threads.
 *
 * <p>Loading can take long and holds no lock but its own, so that compressing goes on meanwhile.
 * Documents are known weakly: one that is forgotten unclosed can be collected, and its holdings are
 * freed at the next occasion, without a thread of the library's own.
 */
public final class EngineCore implements AutoCloseable {

  /** Notices when a document is collected. */
  private static final class Watch extends WeakReference<OpenDocument> {
    private final Holdings holdings;

    Watch(OpenDocument document, Holdings holdings, ReferenceQueue<OpenDocument> queue) {
      super(document, queue);
      this.holdings = holdings;
    }
  }

  private final ClassLoader loader;
  private final Backends backends;
  private final Optional<String> backendName;
  private final BackendSettings settings;
  private final int idleSessions;
  private final PageCache pageCache;
  private final Recognition recognition;
  private final Tokenizers tokenizers;
  private final Turns loading = new Turns();
  private final Map<Holdings, Watch> documents = new HashMap<>();
  private final ReferenceQueue<OpenDocument> forgotten = new ReferenceQueue<>();
  private final Set<Holdings> idle = new LinkedHashSet<>();
  private volatile Backend backend;
  private BackendProvider provider;
  private Optional<ModelDescription> model;
  private volatile boolean closed;
  private boolean finished;

  public EngineCore(
      ClassLoader loader,
      Backends backends,
      Optional<String> backendName,
      BackendSettings settings,
      int idleSessions,
      PageCache pageCache) {
    this.loader = loader;
    this.backends = backends;
    this.backendName = backendName;
    this.settings = settings;
    this.idleSessions = idleSessions;
    this.pageCache = pageCache;
    this.recognition = new Recognition(loader, this::isClosed);
    this.tokenizers = new Tokenizers(loader, settings.model());
  }

  Recognition recognition() {
    return recognition;
  }

  PageCache pageCache() {
    return pageCache;
  }

  StorageProvider storage() {
    return Services.required(StorageProvider.class, "org.glyphreader:glyph-render", loader);
  }

  /** Takes charge of a document; frees those that were collected unclosed. */
  void add(OpenDocument document, Holdings holdings) {
    freeForgotten();
    synchronized (documents) {
      checkOpen();
      documents.put(holdings, new Watch(document, holdings, forgotten));
    }
  }

  private void freeForgotten() {
    for (Reference<?> gone = forgotten.poll(); gone != null; gone = forgotten.poll()) {
      ((Watch) gone).holdings.abandoned(idleSessions == Integer.MAX_VALUE);
    }
  }

  /** The backend that serves, chosen once. */
  private synchronized BackendProvider provider() {
    if (provider == null) {
      provider = backends.choose(backendName, settings);
    }
    return provider;
  }

  /**
   * The backend, loaded at the first call.
   *
   * @throws CancellationException if {@code monitor} said stop before it was there
   */
  Backend backend(WorkMonitor monitor) {
    if (backend != null) {
      return backend;
    }
    if (!loading.await(monitor)) {
      throw new CancellationException("Loading the backend");
    }
    try {
      monitor.check();
      if (backend == null && !closed) {
        backend = open(provider());
      }
    } finally {
      loading.end();
    }
    if (closed) {
      throw new CancellationException("The engine is closed");
    }
    return backend;
  }

  private Backend open(BackendProvider chosen) {
    try {
      return chosen.open(settings);
    } catch (GlyphException | IllegalArgumentException | CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new BackendFailureException(
          "The backend \"" + chosen.name() + "\" could not be loaded: " + e, e);
    } catch (LinkageError e) {
      throw new BackendUnavailableException(
          "The backend \"%s\" in %s could not be loaded: %s; check that its natives for this platform are on the class path"
              .formatted(chosen.name(), Services.location(chosen.getClass()), e),
          e);
    }
  }

  /** The model that reads, if it is one with visual tokens. */
  private synchronized Optional<ModelDescription> model() {
    if (model == null) {
      model = describe();
    }
    return model;
  }

  private Optional<ModelDescription> describe() {
    BackendProvider chosen;
    try {
      chosen = provider();
    } catch (BackendUnavailableException e) {
      return Optional.empty();
    }
    return chosen.describe(settings.model());
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
    return tokenizers.preferred();
  }

  /** A document's session has nothing to do; the longest idle ones over the limit are closed. */
  void idle(Holdings holdings) {
    List<Holdings> tooMany = new ArrayList<>();
    synchronized (idle) {
      idle.remove(holdings);
      idle.add(holdings);
      for (Holdings each : idle) {
        if (idle.size() - tooMany.size() > idleSessions) {
          tooMany.add(each);
        }
      }
      tooMany.forEach(idle::remove);
    }
    tooMany.forEach(Holdings::dropIdleSession);
    freeForgotten();
  }

  /** A document has freed what it held. The last one of a closed engine frees the rest. */
  void forget(Holdings holdings) {
    synchronized (idle) {
      idle.remove(holdings);
    }
    boolean last;
    synchronized (documents) {
      documents.remove(holdings);
      last = closed && documents.isEmpty();
    }
    if (last) {
      finish();
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Refuses to work on after {@link #close()}. */
  public void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The engine is closed");
    }
  }

  /**
   * Closes every document, then recogniser and backend. Called by a listener, it leaves the
   * document that is being asked to the end of that question, and with it all that the question
   * still needs.
   */
  @Override
  public void close() {
    List<Holdings> open;
    synchronized (documents) {
      closed = true;
      open = new ArrayList<>(documents.keySet());
    }
    Closing closing = new Closing();
    open.forEach(closing::close);
    boolean none;
    synchronized (documents) {
      none = documents.isEmpty();
    }
    if (none) {
      closing.close(this::finish);
    }
    closing.rethrow();
  }

  private void finish() {
    Closing closing = new Closing();
    loading.await();
    try {
      if (!finished) {
        finished = true;
        closing.close(recognition);
        if (backend != null) {
          closing.close(backend);
        }
      }
    } finally {
      loading.end();
    }
    closing.rethrow();
  }
}
