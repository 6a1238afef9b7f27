package org.glyphreader.optical.vision;

import java.util.List;
import org.glyphreader.Pixels;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.TextRecognizer;
import org.glyphreader.spi.WorkMonitor;

/**
 * Finds and reads the lines of a page: by their common distance, as on pages drawn here, else by
 * the detection network, as on scans, photographs of pages and screenshots. Safe for use by several
 * threads; owns native memory until {@link #close()}.
 */
public final class PageRecognizer implements TextRecognizer {

  private final TextDetector detector;
  private final TextLineRecognizer recognizer;

  /**
   * A recogniser of pages.
   *
   * @param detector finds the lines; closed with this
   * @param recognizer reads them; closed with this
   */
  public PageRecognizer(TextDetector detector, TextLineRecognizer recognizer) {
    this.detector = detector;
    this.recognizer = recognizer;
  }

  /**
   * Loads both networks from the class path.
   *
   * @return a recogniser, the caller's to close
   * @throws org.glyphreader.BackendUnavailableException if the jar with the networks is missing
   * @throws org.glyphreader.onnxruntime.OnnxRuntimeException if ONNX Runtime cannot be used
   */
  public static PageRecognizer load() {
    TextDetector detector = TextDetector.load();
    try {
      return new PageRecognizer(detector, TextLineRecognizer.load());
    } catch (RuntimeException | Error e) {
      detector.close();
      throw e;
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Lines in which nothing could be read are left out.
   *
   * @throws IllegalStateException if the recogniser is closed
   */
  @Override
  public List<RecognizedLine> recognize(Pixels page, WorkMonitor monitor) {
    List<TextStrip> strips =
        LineFinder.strips(page).orElseGet(() -> detector.detect(page, monitor));
    return recognizer.recognize(strips, monitor).stream()
        .filter(line -> !line.text().isEmpty())
        .toList();
  }

  /** Frees both networks, once no call uses them. Idempotent. */
  @Override
  public void close() {
    detector.close();
    recognizer.close();
  }
}
