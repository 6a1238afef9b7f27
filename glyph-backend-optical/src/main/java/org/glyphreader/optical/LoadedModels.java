package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Box;
import org.glyphreader.Pixels;
import org.glyphreader.optical.search.TextEmbedder;
import org.glyphreader.optical.search.TokenVectors;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * The models of the optical reader, each loaded when first used. Safe for use by several threads.
 */
final class LoadedModels implements PixelReader, TextEmbedder, AutoCloseable {

  private final BgeEmbedder embedder = new BgeEmbedder();
  private StripRecognizer recognizer;

  void load() {
    recognizer();
  }

  private synchronized StripRecognizer recognizer() {
    if (recognizer == null) {
      recognizer = StripRecognizer.load();
    }
    return recognizer;
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
  public List<Reading> strips(List<Strip> strips, WorkMonitor monitor) {
    return recognizer().read(strips, monitor);
  }

  @Override
  public List<RecognizedLine> page(Pixels page, WorkMonitor monitor) {
    List<Strip> strips = LineFinder.strips(page);
    List<RecognizedLine> lines = new ArrayList<>();
    List<Reading> readings = strips(strips, monitor);
    for (int i = 0; i < strips.size(); i++) {
      Box box = strips.get(i).box();
      lines.add(new RecognizedLine(readings.get(i).text(), box, readings.get(i).confidence()));
    }
    return lines;
  }

  @Override
  public synchronized void close() {
    embedder.close();
    if (recognizer != null) {
      recognizer.close();
      recognizer = null;
    }
  }
}
