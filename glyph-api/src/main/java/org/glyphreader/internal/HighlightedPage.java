package org.glyphreader.internal;

import java.util.List;
import java.util.Optional;
import org.glyphreader.Box;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A page with boxes drawn on it in red. */
record HighlightedPage(PageSource page, List<Box> boxes) implements PageSource {

  private static final int RED = 0xE02020;
  private static final int PADDING = 1;

  @Override
  public int width() {
    return page.width();
  }

  @Override
  public int height() {
    return page.height();
  }

  @Override
  public Optional<TextLayer> textLayer() {
    return page.textLayer();
  }

  @Override
  public Pixels paint() {
    Pixels plain = page.paint();
    byte[] rgb = new byte[width() * height() * 3];
    for (int y = 0, to = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        for (int c = 0; c < 3; c++) {
          rgb[to++] = (byte) plain.get(x, y, Math.min(c, plain.channels() - 1));
        }
      }
    }
    boxes.forEach(box -> frame(rgb, box));
    return Pixels.wrap(width(), height(), 3, rgb);
  }

  private void frame(byte[] rgb, Box box) {
    Box frame =
        new Box(
                box.x() - PADDING,
                box.y() - PADDING,
                box.width() + 2 * PADDING,
                box.height() + 2 * PADDING)
            .clip(width(), height());
    if (frame.width() == 0 || frame.height() == 0) {
      return;
    }
    for (int x = frame.x(); x < frame.right(); x++) {
      mark(rgb, x, frame.y());
      mark(rgb, x, frame.bottom() - 1);
    }
    for (int y = frame.y(); y < frame.bottom(); y++) {
      mark(rgb, frame.x(), y);
      mark(rgb, frame.right() - 1, y);
    }
  }

  private void mark(byte[] rgb, int x, int y) {
    int at = (y * width() + x) * 3;
    rgb[at] = (byte) (RED >> 16);
    rgb[at + 1] = (byte) (RED >> 8);
    rgb[at + 2] = (byte) RED;
  }
}
