package org.glyphreader.optical;

import java.util.concurrent.atomic.AtomicBoolean;
import org.glyphreader.optical.search.TextEmbedder;

/**
 * A share in the models of the optical reader. All shares of a process use the same models, which
 * are loaded when first used and freed with the last share. Safe for use by several threads.
 */
final class Models implements AutoCloseable {

  private static final Object LOCK = new Object();
  private static LoadedModels loaded;
  private static int shares;

  private final LoadedModels models;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Models(LoadedModels models) {
    this.models = models;
  }

  /** Another share. */
  static Models share() {
    synchronized (LOCK) {
      if (loaded == null) {
        loaded = new LoadedModels();
      }
      shares++;
      return new Models(loaded);
    }
  }

  /** Reads pixels. */
  PixelReader reader() {
    return models;
  }

  /** Embeds text. */
  TextEmbedder embedder() {
    return models;
  }

  /**
   * Loads what every use needs.
   *
   * @throws org.glyphreader.BackendUnavailableException if natives or models are missing
   */
  void load() {
    models.load();
  }

  /** Gives the share back; the models are freed with the last. Idempotent. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    LoadedModels unused = null;
    synchronized (LOCK) {
      shares--;
      if (shares == 0) {
        unused = loaded;
        loaded = null;
      }
    }
    if (unused != null) {
      unused.close();
    }
  }
}
