package org.glyphreader.render.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.spi.TextLayer;

/** Makes the text layer of a page. */
final class PageText {

  private final FlowPage page;
  private final LineWalk walk;
  private final double scaleX;

  private PageText(FlowPage page) {
    PageGeometry geometry = page.typeset().geometry();
    this.page = page;
    this.walk = new LineWalk(page.typeset(), page.lines());
    this.scaleX = geometry.scale() * geometry.scaledWidth() / geometry.width();
  }

  static TextLayer of(FlowPage page) {
    PageText maker = new PageText(page);
    List<Line> lines = new ArrayList<>(page.lastLine() - page.firstLine());
    for (int line = page.firstLine(); line < page.lastLine(); line++) {
      maker.add(line, lines);
    }
    return new TextLayer(page.typeset().text().substring(page.start(), page.end()), lines);
  }

  private void add(int index, List<Line> lines) {
    walk.begin(index);
    StringBuilder text = new StringBuilder();
    int visible = 0;
    int start = -1;
    int end = -1;
    double left = 0;
    double right = 0;
    float[] edges = new float[64];
    int known = 0;
    while (walk.step()) {
      Cells cell = walk.cell();
      boolean space = cell.kind() == Cells.SPACE;
      if (space && start < 0) {
        continue;
      }
      if (start < 0) {
        start = cell.start();
        end = start;
        left = walk.x();
        right = walk.x();
      }
      if (cell.end() - start + 1 >= edges.length) {
        edges = Arrays.copyOf(edges, 2 * (cell.end() - start + 1));
      }
      if (walk.isOrdered()) {
        known = Math.min(known, Math.max(0, cell.start() - start));
      }
      for (; known <= cell.end() - start; known++) {
        boolean before = known < cell.end() - start;
        edges[known] = px(before != walk.isRightToLeft() ? walk.x() : walk.right());
      }
      if (cell.cluster() != null) {
        text.append(page.typeset().text(), cell.start(), cell.end());
      } else {
        text.appendCodePoint(cell.codePoint() == 0xA0 ? ' ' : cell.codePoint());
      }
      if (!space) {
        visible = text.length();
        end = Math.max(end, cell.end());
        left = Math.min(left, walk.x());
        right = Math.max(right, walk.right());
      }
    }
    if (start < 0 || text.toString().isBlank()) {
      return;
    }
    text.setLength(visible);
    lines.add(
        line(text.toString(), index, start, end, left, right)
            .withEdges(Arrays.copyOf(edges, end - start + 1)));
  }

  private Line line(String text, int index, int start, int end, double left, double right) {
    double size = walk.type().size() * page.typeset().geometry().scale();
    int baseline = page.painter().baseline(index);
    int x0 = (int) Math.floor(px(left));
    int x1 = (int) Math.ceil(px(right));
    int y0 = (int) Math.floor(baseline - 0.95 * size);
    int y1 = (int) Math.ceil(baseline + 0.25 * size);
    Box box =
        new Box(x0, y0, Math.max(1, x1 - x0), Math.max(1, y1 - y0))
            .clip(page.width(), page.height());
    return Line.of(
        text,
        box,
        Math.min(baseline, page.height()),
        (float) size,
        start - page.start(),
        end - page.start(),
        Line.Origin.SOURCE);
  }

  private float px(double pt) {
    return (float) (pt * scaleX);
  }
}
