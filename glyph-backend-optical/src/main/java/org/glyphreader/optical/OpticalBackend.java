package org.glyphreader.optical;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.glyphreader.Page;
import org.glyphreader.optical.search.DocumentSearch;
import org.glyphreader.spi.Backend;
import org.glyphreader.spi.BackendInfo;
import org.glyphreader.spi.ReadingSession;
import org.glyphreader.spi.WorkMonitor;

/** The optical reader with its models. */
final class OpticalBackend implements Backend {

  private static final BackendInfo INFO =
      new BackendInfo(OpticalBackendProvider.NAME, "PP-OCR + BGE small + BM25", "cpu");

  private final TextLayerMode mode;
  private final Models models;
  private final ReadWriteLock use = new ReentrantReadWriteLock();
  private volatile boolean closed;

  OpticalBackend(TextLayerMode mode, Models models) {
    this.mode = mode;
    this.models = models;
  }

  @Override
  public BackendInfo info() {
    return INFO;
  }

  @Override
  public ReadingSession read(List<Page> pages, WorkMonitor monitor) {
    return during(
        () -> {
          DocumentReading reading =
              mode == TextLayerMode.LOCATE
                  ? LocatedReading.of(pages, models.reader(), monitor)
                  : RecognisedReading.of(pages, models.reader(), monitor);
          monitor.check();
          return new OpticalSession(this, reading, search(reading));
        });
  }

  /** Makes what was read searchable. */
  DocumentSearch search(DocumentReading reading) {
    return DocumentSearch.of(reading.text(), reading.sources(), models.embedder());
  }

  /** Does work with the models, which stay loaded meanwhile. */
  <T> T during(Supplier<T> work) {
    use.readLock().lock();
    try {
      checkOpen();
      return work.get();
    } finally {
      use.readLock().unlock();
    }
  }

  void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The optical reader is closed");
    }
  }

  /** Waits for the work that is under way. */
  @Override
  public void close() {
    closed = true;
    use.writeLock().lock();
    try {
      models.close();
    } finally {
      use.writeLock().unlock();
    }
  }
}
