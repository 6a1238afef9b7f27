package org.glyphreader.render.internal.layout;

import org.glyphreader.RenderConfig;
import org.glyphreader.Size;
import org.glyphreader.render.internal.paint.Canvas;
import org.glyphreader.render.internal.paint.Ink;
import org.glyphreader.render.internal.paint.InkEdge;
import org.glyphreader.render.internal.paint.Resampler;
import org.glyphreader.render.internal.paint.Shade;

/**
 * Finds the final size of pages. Of plain type, the masks of the glyphs at the ends of lines tell
 * where its ink ends; else the ink that decides is sought in a strip along the page's edge, painted
 * like the page itself. So the size is exact although the page is not painted.
 */
final class PageCropper {

  /** Both sides of a document that shows nothing, px: one merged patch of a vision model. */
  private static final int NOTHING = 28;

  private static final int WHITE = 255;

  private final Typeset typeset;
  private final LineTable lines;
  private final PageTable pages;
  private final PagePainter painter;
  private final PageGeometry geometry;
  private final int background;
  private final LineWalk walk;
  private final LineTail tail;
  private final Strikes strikes;
  private final InkEdge edge;

  PageCropper(Typeset typeset, LineTable lines, PageTable pages, PagePainter painter) {
    this.typeset = typeset;
    this.lines = lines;
    this.pages = pages;
    this.painter = painter;
    this.geometry = typeset.geometry();
    this.background = Shade.luma(typeset.config().pageBackground());
    this.walk = new LineWalk(typeset, lines);
    this.tail = new LineTail(typeset, lines);
    this.strikes = new Strikes(typeset.fonts());
    this.edge =
        new InkEdge(
            geometry.width(),
            geometry.height(),
            typeset.channels(),
            typeset.config().pageBackground());
  }

  /** The size of a page, scaled and cropped, px. */
  Size size(int page) {
    RenderConfig config = typeset.config();
    int width = geometry.scaledWidth();
    int height = geometry.height();
    boolean last = page == pages.size() - 1;
    if (showsNothing(page)) {
      boolean only = pages.size() == 1 && config.autoCropLastPage();
      return only
          ? new Size(Math.min(NOTHING, width), Math.min(NOTHING, height))
          : new Size(width, height);
    }
    if (config.autoCropWidth()) {
      int ink = lastInkColumn(page);
      if (ink >= 0) {
        width = cropped(width, ink + 1 + config.marginX());
      }
    }
    if (config.autoCropLastPage() && last) {
      int ink = lastInkRow(page);
      if (ink >= 0) {
        height = cropped(height, ink + config.marginY());
      }
    }
    return new Size(width, height);
  }

  private boolean showsNothing(int page) {
    return pages.firstLine(page) == painter.lastLine(page) && painter.panelRight(page) == 0;
  }

  private static int cropped(int full, double wanted) {
    return (int) Math.max(1, Math.rint(Math.min(full, wanted)));
  }

  private int lastInkColumn(int page) {
    double right = painter.panelRight(page);
    boolean stretched = false;
    for (int line = pages.firstLine(page); line < painter.lastLine(page); line++) {
      right = Math.max(right, lines.right(line) * geometry.scale());
      stretched |= lines.spacing(line) != 0 && typeset.hasIdeographs();
    }
    int from = (int) Math.floor(right - 2 * typeset.largestPixelsPerEm()) - 4;
    int to = geometry.width();
    boolean painted =
        geometry.paintedWidth() >= to && geometry.paintedHeight() >= geometry.height();
    if (!stretched && painted && isPlain(page)) {
      int edge = lastColumnOfType(page, from);
      if (edge >= 0) {
        return edge;
      }
    }
    if (!stretched && (painted || background == WHITE)) {
      to = (int) Math.min(to, Math.ceil(right + painter.reach()) + 1);
    }
    int found = lastInkColumn(page, Math.max(0, Math.min(from, to - 1)), to);
    return found >= 0 ? found : lastInkColumn(page, 0, geometry.width());
  }

  /** Whether a page is nothing but type on an even ground, not scaled. */
  private boolean isPlain(int page) {
    return geometry.scaledWidth() == geometry.width()
        && !typeset.config().lineNumbers()
        && !painter.hasFills(page);
  }

  /** The last column with ink, found without painting; −1 if that cannot tell. */
  private int lastColumnOfType(int page, int from) {
    edge.clear();
    int widest = pages.firstLine(page);
    for (int line = widest + 1; line < painter.lastLine(page); line++) {
      widest = lines.right(line) > lines.right(widest) ? line : widest;
    }
    draw(from, widest);
    double reach = reach();
    for (int line = pages.firstLine(page); line < painter.lastLine(page); line++) {
      if (line != widest && lines.right(line) * geometry.scale() + reach > edge.last()) {
        draw(Math.max(from, edge.last()), line);
      }
    }
    return edge.last() >= from && edge.isCertain() ? edge.last() : -1;
  }

  private void draw(int from, int line) {
    if (!painter.drawTail(from, line, tail, strikes, edge)) {
      painter.drawFrom(from, line, walk, edge);
    }
  }

  /** How far right of a line its ink may reach, px. */
  private double reach() {
    return typeset.isUniform() ? painter.plainReach() : painter.reach();
  }

  private int lastInkColumn(int page, int from, int to) {
    int height = geometry.height();
    if (geometry.scaledWidth() == geometry.width()) {
      Canvas strip = painter.paint(page, from, 0, to - from, height);
      int column = Ink.lastColumn(strip.data(), strip.width(), strip.channels(), background);
      return column < 0 ? -1 : from + column;
    }
    Resampler resampler = resampler();
    Canvas strip = painter.paint(page, from, 0, geometry.width() - from, height);
    int first = resampler.firstSeenFrom(from);
    byte[] resized = resampler.columnsFrom(first, strip);
    int columns = geometry.scaledWidth() - first;
    int column = Ink.lastColumn(resized, columns, strip.channels(), background);
    return column < 0 ? -1 : first + column;
  }

  private int lastInkRow(int page) {
    int lowest = painter.panelBottom(page);
    for (int line = pages.firstLine(page); line < painter.lastLine(page); line++) {
      lowest = Math.max(lowest, painter.baseline(line));
    }
    int room = (int) Math.ceil(2 * typeset.largestPixelsPerEm()) + 2;
    int height = geometry.height();
    int from = Math.max(0, Math.min(lowest - room, height - 1));
    boolean even = typeset.isUniform() && geometry.paintedHeight() >= height;
    int to = even ? Math.max(from + 1, Math.min(height, lowest + room)) : height;
    int found = lastInkRow(page, from, to);
    return found >= 0 && (found < to - 1 || to == height) ? found : lastInkRow(page, 0, height);
  }

  private int lastInkRow(int page, int from, int to) {
    Canvas strip = painter.paint(page, 0, from, geometry.width(), to - from);
    byte[] data = strip.data();
    if (geometry.scaledWidth() != geometry.width()) {
      data = resampler().columnsFrom(0, strip);
    }
    int row = Ink.lastRow(data, geometry.scaledWidth(), strip.channels(), background);
    return row < 0 ? -1 : from + row;
  }

  private Resampler resampler() {
    return new Resampler(geometry.width(), geometry.scaledWidth());
  }
}
