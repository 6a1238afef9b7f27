package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.Box;
import org.glyphreader.Page;
import org.glyphreader.Pixels;
import org.glyphreader.Size;
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
  List<List<PixelReader.Reading>> read(List<Passage> passages, WorkMonitor monitor) {
    Map<Integer, Pixels> painted = new HashMap<>();
    List<PixelReader.Strip> strips = new ArrayList<>();
    for (Passage passage : passages) {
      for (Passage.Place place : passage.places()) {
        monitor.check();
        Pixels pixels =
            painted.computeIfAbsent(place.page().number(), number -> place.page().modelPixels());
        strips.add(strip(place, pixels));
      }
    }
    monitor.check();
    List<PixelReader.Reading> all = reader.strips(strips, monitor);
    List<List<PixelReader.Reading>> readings = new ArrayList<>();
    int at = 0;
    for (Passage passage : passages) {
      readings.add(all.subList(at, at + passage.places().size()));
      at += passage.places().size();
    }
    return readings;
  }

  private static PixelReader.Strip strip(Passage.Place place, Pixels pixels) {
    Page page = place.page();
    Size seen = page.modelSize();
    double scaleX = (double) seen.width() / page.width();
    double scaleY = (double) seen.height() / page.height();
    Box whole = place.line().box();
    Box part = place.line().box(place.from(), place.to());
    double margin = MARGIN * place.line().fontSize();
    double left = part.x() > whole.x() ? part.x() - margin : part.x();
    double right = part.right() < whole.right() ? part.right() + margin : part.right();
    int x = (int) Math.floor(left * scaleX);
    int y = (int) Math.floor(part.y() * scaleY);
    Box box =
        new Box(
                x,
                y,
                Math.max(1, (int) Math.ceil(right * scaleX) - x),
                Math.max(1, (int) Math.ceil(part.bottom() * scaleY) - y))
            .clip(pixels.width(), pixels.height());
    return new PixelReader.Strip(
        pixels,
        box,
        (float) (place.line().baseline() * scaleY),
        (float) (place.line().fontSize() * scaleY));
  }
}
