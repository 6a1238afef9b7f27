package org.glyphreader.optical;

import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;

/** Gives the optical reader's recogniser to whoever needs the words of a page without any. */
public final class OpticalTextRecognizerProvider implements TextRecognizerProvider {

  /** For {@link java.util.ServiceLoader}. */
  public OpticalTextRecognizerProvider() {}

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public TextRecognizer open() {
    Requirements.check();
    return new Shared(Models.share());
  }

  private static final class Shared implements TextRecognizer {

    private final Models models;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private volatile boolean closed;

    Shared(Models models) {
      this.models = models;
    }

    @Override
    public List<RecognizedLine> recognize(Pixels page, WorkMonitor monitor) {
      use.readLock().lock();
      try {
        if (closed) {
          throw new IllegalStateException("The text recogniser is closed");
        }
        return models.reader().page(page, monitor);
      } finally {
        use.readLock().unlock();
      }
    }

    @Override
    public void close() {
      use.writeLock().lock();
      try {
        closed = true;
        models.close();
      } finally {
        use.writeLock().unlock();
      }
    }
  }
}
