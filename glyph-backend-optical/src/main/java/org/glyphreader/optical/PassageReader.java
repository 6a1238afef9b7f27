package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.optical.vision.TextStrip;
import org.glyphreader.spi.RecognizedLine;
import org.glyphreader.spi.WorkMonitor;

/**
 * Reads passages from the pixels of their lines, at the size at which the model sees the page. Each
 * page is painted once for all passages.
 */
final class PassageReader {

  /** Blank columns beside a part of a line, in parts of the type size. */
  private static final double MARGIN = 0.12;

  private final PixelReader reader;

  PassageReader(PixelReader reader) {
    this.reader = reader;
  }

  /** For each passage what its lines say, in order. */
  List<List<RecognizedLine>> read(List<Passage> passages, WorkMonitor monitor) {
    Map<Integer, Pixels> painted = new HashMap<>();
    List<TextStrip> strips = new ArrayList<>();
    for (Passage passage : passages) {
      for (Passage.Place place : passage.places()) {
        monitor.check();
        Pixels pixels =
            painted.computeIfAbsent(place.page().number(), number -> place.page().modelPixels());
        strips.add(strip(place, pixels));
      }
    }
    monitor.check();
    List<RecognizedLine> all = reader.strips(strips, monitor);
    List<List<RecognizedLine>> readings = new ArrayList<>();
    int at = 0;
    for (Passage passage : passages) {
      readings.add(all.subList(at, at + passage.places().size()));
      at += passage.places().size();
    }
    return readings;
  }

  private static TextStrip strip(Passage.Place place, Pixels pixels) {
    Page page = place.page();
    Line line = place.line();
    double scaleX = (double) pixels.width() / page.width();
    double scaleY = (double) pixels.height() / page.height();
    Box whole = line.box();
    Box part = line.box(place.from(), place.to());
    double margin = MARGIN * line.fontSize();
    double left = part.x() > whole.x() ? part.x() - margin : part.x();
    double right = part.right() < whole.right() ? part.right() + margin : part.right();
    return TextStrip.onBaseline(
        pixels,
        left * scaleX,
        Math.max(1, (right - left) * scaleX),
        line.baseline() * scaleY,
        Math.max(1, line.fontSize() * scaleY));
  }
}
