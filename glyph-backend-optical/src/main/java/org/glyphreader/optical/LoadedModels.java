package org.glyphreader.optical;

import java.util.List;
import org.glyphreader.Pixels;
import org.glyphreader.optical.search.TextEmbedder;
import org.glyphreader.optical.search.TokenVectors;
import org.glyphreader.optical.vision.PageRecognizer;
import org.glyphreader.optical.vision.TextDetector;
import org.glyphreader.optical.vision.TextLineRecognizer;
import org.glyphreader.optical.vision.TextStrip;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * The models of the optical reader, each loaded when first used. Safe for use by several threads.
 */
final class LoadedModels implements PixelReader, TextEmbedder, AutoCloseable {

  /** Some six hundred passages. */
  private static final long CACHE_BYTES = 64L << 20;

  private final BgeEmbedder bge = new BgeEmbedder();
  private final TextEmbedder embedder = new CachingEmbedder(bge, CACHE_BYTES);
  private TextLineRecognizer recognizer;
  private PageRecognizer pages;

  void load() {
    recognizer();
  }

  private synchronized TextLineRecognizer recognizer() {
    if (recognizer == null) {
      recognizer = TextLineRecognizer.load();
    }
    return recognizer;
  }

  private synchronized PageRecognizer pages() {
    if (pages == null) {
      pages = new PageRecognizer(TextDetector.load(), recognizer());
    }
    return pages;
  }

  @Override
  public TokenVectors passage(Language language, List<String> sentences) {
    return embedder.passage(language, sentences);
  }

  @Override
  public TokenVectors question(Language language, List<String> words) {
    return embedder.question(language, words);
  }

  @Override
  public List<RecognizedLine> strips(List<TextStrip> strips, WorkMonitor monitor) {
    return recognizer().recognize(strips, monitor);
  }

  @Override
  public List<RecognizedLine> page(Pixels page, WorkMonitor monitor) {
    return pages().recognize(page, monitor);
  }

  @Override
  public synchronized void close() {
    bge.close();
    if (recognizer != null) {
      recognizer.close();
      recognizer = null;
    }
    if (pages != null) {
      pages.close();
      pages = null;
    }
  }
}
