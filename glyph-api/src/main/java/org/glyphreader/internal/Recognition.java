package org.glyphreader.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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

  /** Stops when the working thread is interrupted. */
  private static final WorkMonitor UNTIL_INTERRUPTED =
      new WorkMonitor() {
        @Override
        public void progress(String stage, long done, long total) {}

        @Override
        public Optional<FinishReason> stop() {
          return Thread.currentThread().isInterrupted()
              ? Optional.of(FinishReason.CANCELLED)
              : Optional.empty();
        }
      };

  private final ClassLoader loader;
  private TextRecognizer recognizer;
  private boolean closed;

  Recognition(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The words of a page, read from its pixels as the model sees them.
   *
   * @throws CancellationException if the thread is interrupted
   */
  TextLayer layerOf(PageSource page, VisualTokenizer tokenizer) {
    Size seen = tokenizer.resize(page.width(), page.height());
    StringBuilder text = new StringBuilder();
    List<Line> lines = new ArrayList<>();
    for (RecognizedLine line : read(page, seen, UNTIL_INTERRUPTED)) {
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
    return recognizer().recognize(Bicubic.resize(page.paint(), seen), monitor);
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
              .max(java.util.Comparator.comparingInt(TextRecognizerProvider::priority))
              .orElseThrow(
                  () ->
                      new BackendUnavailableException(
                          "A page has no text layer and there is no text recogniser on the class"
                              + " path; add org.glyphreader:glyph-backend-optical"))
              .open();
    }
    return recognizer;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (recognizer != null) {
      recognizer.close();
      recognizer = null;
    }
  }
}
