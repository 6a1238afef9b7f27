package org.glyphreader.render.internal.layout;

import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.render.internal.font.FontFace;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.font.ShapedCluster;
import org.glyphreader.render.internal.paint.Canvas;
import org.glyphreader.render.internal.paint.GlyphSink;
import org.glyphreader.render.internal.paint.Strike;

/** Paints pages, or parts of them, before scaling and cropping. */
final class PagePainter {

  /** How much further right italic type may reach, em. */
  private static final double SLANT = 0.4;

  /** Width of the bar at the left of a quotation, pt. */
  private static final double BAR = 1.5;

  private static final int BAR_COLOR = 0x999999;
  private static final int WHITE = 0xFFFFFF;

  private final Typeset typeset;
  private final LineTable lines;
  private final PageTable pages;
  private final Panels panels;
  private final Bars bars;
  private final double scale;
  private final double largest;

  PagePainter(Typeset typeset, Compositor compositor) {
    this.typeset = typeset;
    this.lines = compositor.lines();
    this.pages = compositor.pages();
    this.panels = compositor.panels();
    this.bars = compositor.bars();
    this.scale = typeset.geometry().scale();
    this.largest = typeset.largestPixelsPerEm();
  }

  /** Paints the part of a page that begins at column {@code x} and row {@code y}. */
  Canvas paint(int page, int x, int y, int width, int height) {
    Canvas canvas = new Canvas(x, y, width, height, typeset.channels(), WHITE);
    if (typeset.config().pageBackground() != WHITE) {
      canvas.fill(
          0,
          0,
          typeset.geometry().paintedWidth(),
          typeset.geometry().paintedHeight(),
          typeset.config().pageBackground());
    }
    for (int i = panels.firstOf(page); i < panels.firstOf(page + 1); i++) {
      panel(i, canvas);
    }
    for (int i = bars.firstOf(page); i < bars.firstOf(page + 1); i++) {
      int left = px(bars.left(i));
      int thick = Math.max(1, px(BAR));
      canvas.fill(left, px(bars.top(i)), left + thick, px(bars.bottom(i)), BAR_COLOR);
    }
    LineWalk walk = new LineWalk(typeset, lines);
    LineNumbers.Counter numbers = typeset.numbers().new Counter();
    int above = (int) Math.ceil(2 * largest) + 1;
    double reach = reach();
    for (int line = pages.firstLine(page); line < lastLine(page); line++) {
      int baseline = baseline(line);
      if (canvas.touchesRows(baseline - above, baseline + above)
          && lines.right(line) * scale + reach >= x) {
        numbers.draw(Cells.offset(lines.start(line)), lines.left(line), baseline, canvas);
        drawFrom(x, line, walk, canvas);
      }
    }
    return canvas;
  }

  /** The areas behind paragraphs, of all pages. */
  Panels panels() {
    return panels;
  }

  /** How far right of a line's last cell its ink may reach, px. */
  double reach() {
    return typeset.fonts().main().overhang() * largest + SLANT * largest + 2;
  }

  /**
   * Draws the last characters of a line of plain text, those whose ink may reach column {@code x}
   * or one right of it; false, and nothing is drawn, where other cells may do so too.
   */
  boolean drawTail(double x, int line, LineTail tail, Strikes strikes, GlyphSink sink) {
    if (!tail.begin(line) || !tail.backTo((x - plainReach()) / scale)) {
      return false;
    }
    double size = tail.type().size() * scale;
    int color = typeset.config().fontColor();
    for (int baseline = baseline(line); tail.hasNext(); tail.next()) {
      if (tail.character() != ' ') {
        strikes.choose(tail.character(), FaceStyle.REGULAR, size);
        sink.draw(strikes.strike(), strikes.number(), tail.x() * scale, baseline, color);
      }
    }
    return true;
  }

  /** How far right of a character of plain text its ink may reach, px. */
  double plainReach() {
    return typeset.fonts().overhang() * typeset.unit() * scale + 2;
  }

  /** The row that a line's baseline is the upper side of. */
  int baseline(int line) {
    return lines.baseline(line);
  }

  /** Index behind the page's last line. */
  int lastLine(int page) {
    return page + 1 < pages.size() ? pages.firstLine(page + 1) : lines.size();
  }

  /** Draws the glyphs of a line whose ink may reach column {@code x} or one right of it. */
  void drawFrom(double x, int line, LineWalk walk, GlyphSink sink) {
    walk.begin(line, (x - reach()) / scale);
    line(baseline(line), walk, sink);
  }

  private void line(int baseline, LineWalk walk, GlyphSink sink) {
    double pixelsPerEm = walk.type().size() * scale;
    Strikes strikes = new Strikes(typeset.fonts());
    while (walk.step()) {
      Cells cell = walk.cell();
      if (cell.kind() != Cells.GLYPH || cell.codePoint() == ' ') {
        continue;
      }
      if (cell.cluster() != null) {
        cluster(cell, typeset.fonts().in(cell.style()), walk, baseline, sink);
        continue;
      }
      int codePoint = cell.codePoint();
      strikes.choose(
          walk.isRightToLeft() ? VisualOrder.mirrored(codePoint) : codePoint,
          cell.style(),
          pixelsPerEm);
      sink.draw(strikes.strike(), strikes.number(), walk.x() * scale, baseline, cell.color());
    }
  }

  private void cluster(Cells cell, FontStack fonts, LineWalk walk, int baseline, GlyphSink sink) {
    ShapedCluster cluster = cell.cluster();
    double unit = walk.type().size() * scale / fonts.main().unitsPerEm();
    int style = cell.style() & (FaceStyle.BOLD | FaceStyle.ITALIC);
    for (int i = 0; i < cluster.glyphs().length; i++) {
      int glyph = cluster.glyphs()[i];
      boolean missing = glyph == FontStack.REPLACEMENT;
      FontFace face = missing ? fonts.main() : fonts.face(glyph);
      Strike strike = Strike.of(face, walk.type().size() * scale, style);
      double x = walk.x() * scale + cluster.x()[i] * unit;
      int row = baseline - (int) Math.round(cluster.y()[i] * unit);
      int number = missing ? Strike.REPLACEMENT : FontStack.number(glyph);
      sink.draw(strike, number, x, row, cell.color());
    }
  }

  private void panel(int panel, Canvas canvas) {
    RenderConfig config = typeset.config();
    PageGeometry geometry = typeset.geometry();
    double padding = config.borderPadding();
    double left = geometry.frameLeft() + config.leftIndent() - padding;
    double right = geometry.frameLeft() + config.leftIndent() + geometry.laterLineWidth() + padding;
    double top = panels.top(panel) - padding;
    double bottom = panels.bottom(panel) + padding;
    canvas.fill(px(left), px(top), px(right), px(bottom), config.paragraphBackground());
    if (config.borderWidth() > 0) {
      int thick = Math.max(1, px(config.borderWidth()));
      int x0 = px(left - config.borderWidth() / 2);
      int y0 = px(top - config.borderWidth() / 2);
      int x1 = px(right + config.borderWidth() / 2);
      int y1 = px(bottom + config.borderWidth() / 2);
      int color = config.paragraphBorderColor();
      canvas.fill(x0, y0, x1, y0 + thick, color);
      canvas.fill(x0, y1 - thick, x1, y1, color);
      canvas.fill(x0, y0, x0 + thick, y1, color);
      canvas.fill(x1 - thick, y0, x1, y1, color);
    }
  }

  private int px(double pt) {
    return (int) Math.round(pt * scale);
  }

  /** Whether a page shows anything but type. */
  boolean hasFills(int page) {
    return panels.firstOf(page) < panels.firstOf(page + 1)
        || bars.firstOf(page) < bars.firstOf(page + 1);
  }

  /** The right side of the rightmost area behind a paragraph, px; 0 if none can be seen. */
  int panelRight(int page) {
    if (panels.firstOf(page) == panels.firstOf(page + 1)) {
      return 0;
    }
    RenderConfig config = typeset.config();
    PageGeometry geometry = typeset.geometry();
    return px(
        geometry.frameLeft()
            + config.leftIndent()
            + geometry.laterLineWidth()
            + config.borderPadding()
            + config.borderWidth());
  }

  /** The lower side of the lowest area behind a paragraph, px; 0 if none can be seen. */
  int panelBottom(int page) {
    int lowest = 0;
    for (int i = panels.firstOf(page); i < panels.firstOf(page + 1); i++) {
      lowest =
          Math.max(
              lowest,
              px(
                  panels.bottom(i)
                      + typeset.config().borderPadding()
                      + typeset.config().borderWidth()));
    }
    return lowest;
  }
}
