package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.glyphreader.BackendUnavailableException;
import org.glyphreader.Box;
import org.glyphreader.FinishReason;
import org.glyphreader.Line;
import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextLayer;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.TextRecognizerProvider;
import org.glyphreader.spi.WorkMonitor;

/** The text recogniser of an engine, loaded when first needed. Safe for use by several threads. */
final class Recognition implements AutoCloseable {

  /** What a thread obeys that asks nothing: its own interruption, and the end of the engine. */
  private final WorkMonitor untilInterrupted =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Thread.currentThread().isInterrupted() || closing.getAsBoolean()
              ? Optional.of(FinishReason.CANCELLED)
              : Optional.empty();
        }
      };

  private final ClassLoader loader;
  private final BooleanSupplier closing;
  private final ThreadLocal<WorkMonitor> current = new ThreadLocal<>();
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();
  private TextRecognizer recognizer;
  private boolean closed;

  Recognition(ClassLoader loader, BooleanSupplier closing) {
    this.loader = loader;
    this.closing = closing;
  }

  /** Does {@code work}; what this thread recognises meanwhile obeys {@code monitor}. */
  <T> T during(WorkMonitor monitor, Supplier<T> work) {
    current.set(monitor);
    try {
      return work.get();
    } finally {
      current.remove();
    }
  }

  /**
   * The words of a page, read from its pixels as the model sees them.
   *
   * @throws CancellationException if the question that needs them ends, else if the thread is
   *     interrupted or the engine closed
   */
  TextLayer layerOf(PageSource page, VisualTokenizer tokenizer) {
    Size seen = tokenizer.resize(page.width(), page.height());
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    WorkMonitor monitor = Optional.ofNullable(current.get()).orElse(untilInterrupted);
    monitor.check();
    for (RecognizedLine line : read(page, seen, monitor)) {
      int start = text.length();
      text.append(line.text());
      Box box = scale(line.box(), seen, page);
      int baseline = box.bottom() - Math.round(box.height() * 0.25f);
      lines.add(
          Line.of(
              line.text(),
              box,
              baseline,
              box.height() * 0.75f,
              start,
              text.length(),
              Line.Origin.RECOGNISED));
      text.append('\n');
    }
    return new TextLayer(text.toString(), lines);
  }

  /** The lines of a page as the model sees it, in px of that size. */
  List<RecognizedLine> read(PageSource page, Size seen, WorkMonitor monitor) {
    inUse.readLock().lock();
    try {
      TextRecognizer reader = recognizer();
      return reader.recognize(page.paint().resize(seen), monitor);
    } finally {
      inUse.readLock().unlock();
    }
  }

  private static Box scale(Box box, Size from, PageSource to) {
    double x = (double) to.width() / from.width();
    double y = (double) to.height() / from.height();
    int left = (int) Math.floor(box.x() * x);
    int top = (int) Math.floor(box.y() * y);
    int right = (int) Math.ceil(box.right() * x);
    int bottom = (int) Math.ceil(box.bottom() * y);
    return new Box(left, top, right - left, bottom - top).clip(to.width(), to.height());
  }

  private synchronized TextRecognizer recognizer() {
    if (closed) {
      throw new IllegalStateException("The engine is closed");
    }
    if (recognizer == null) {
      recognizer =
          Services.find(TextRecognizerProvider.class, loader).providers().stream()
              .max(Comparator.comparingInt(TextRecognizerProvider::priority))
              .orElseThrow(
                  () ->
                      new BackendUnavailableException(
                          "A page has no text layer and there is no text recogniser on the class"
                              + " path; add org.glyphreader:glyph-backend-optical"))
              .open();
    }
    return recognizer;
  }

  /** Waits for the page that is being read. */
  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      free();
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private synchronized void free() {
    closed = true;
    TextRecognizer open = recognizer;
    recognizer = null;
    if (open != null) {
      open.close();
    }
  }
}
