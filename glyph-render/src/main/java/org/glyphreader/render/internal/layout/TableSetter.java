package org.glyphreader.render.internal.layout;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.spi.Block;

/** Sets the rows of a table as its {@link TableColumns} say. */
final class TableSetter {

  /** Space between rows whose cells are wrapped, lines. */
  private static final double BETWEEN_ROWS = 0.25;

  private static final double HANG = 1;

  private final Typeset typeset;
  private final Compositor compositor;
  private final Block block;
  private final ParagraphStyle style;
  private final TableColumns columns;
  private final Cells cells;

  private TableSetter(Typeset typeset, Compositor compositor, Block block) {
    this.typeset = typeset;
    this.compositor = compositor;
    this.block = block;
    this.style = ParagraphStyle.of(typeset, block);
    this.columns = typeset.tables().columns(block);
    this.cells = typeset.cells();
  }

  static void set(Typeset typeset, Compositor compositor, Block block) {
    new TableSetter(typeset, compositor, block).run();
  }

  private void run() {
    if (columns.mode() == TableColumns.Mode.ALIGNED) {
      aligned();
      return;
    }
    String text = typeset.text();
    int from = block.start();
    while (from < block.end()) {
      int to = LineEnds.next(text, from, block.end());
      double before = from == block.start() ? style.before() : style.lineHeight() * BETWEEN_ROWS;
      double after = to >= block.end() - 1 ? style.after() : 0;
      ParagraphStyle row = style.apart(before, after);
      if (columns.mode() == TableColumns.Mode.JOINED || !wrapped(from, to, row)) {
        joined(from, to, row);
      }
      from = to < block.end() ? LineEnds.behind(text, to, block.end()) : to;
    }
  }

  /** Every row is a line. */
  private void aligned() {
    String text = typeset.text();
    BrokenLines lines = new BrokenLines();
    int from = block.start();
    while (from < block.end()) {
      int to = LineEnds.next(text, from, block.end());
      cells.walk(style.type(), block, from, to, Cells.position(from));
      double x = 0;
      for (int kind = cells.next(); kind != Cells.END; kind = cells.next()) {
        double unit = style.type().unit();
        x = kind == Cells.TAB ? columns.stop(x) : x + cells.advance() * unit;
      }
      int width = (int) Math.ceil(x / style.type().unit());
      lines.add(Cells.position(from), Cells.position(to), width, 0, true);
      from = to < block.end() ? LineEnds.behind(text, to, block.end()) : to;
    }
    compositor.paragraph(lines, typeset.measure(style), style);
  }

  /** Wraps each cell in its column: false if the row is then higher than a page. */
  private boolean wrapped(int from, int to, ParagraphStyle row) {
    List<BrokenLines> broken = new ArrayList<>();
    int at = from;
    for (int column = 0; at <= to && column < columns.size(); column++) {
      int tab = typeset.text().indexOf('\t', at);
      int end = tab < 0 || tab > to ? to : tab;
      BrokenLines lines = new BrokenLines();
      cells.walk(style.type(), block, at, end, Cells.position(at));
      double width = columns.width(column);
      Breakers.breakLines(cells, typeset.measure(style.type(), width, width), style, lines);
      broken.add(lines);
      at = end + 1;
    }
    return compositor.row(broken, columns, row, from);
  }

  private void joined(int from, int to, ParagraphStyle row) {
    ParagraphStyle hanging = row.hanging(HANG * style.type().size());
    BrokenLines lines = new BrokenLines();
    cells.walk(style.type(), block, from, to, Cells.position(from));
    Measure measure = typeset.measure(hanging);
    Breakers.breakLines(cells, measure, hanging, lines);
    compositor.paragraph(lines, measure, hanging);
  }
}
