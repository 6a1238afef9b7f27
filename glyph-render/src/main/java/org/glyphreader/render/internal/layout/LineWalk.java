package org.glyphreader.render.internal.layout;

/** Walks along a placed line and knows where each cell stands. */
final class LineWalk {

  private final Typeset typeset;
  private final LineTable lines;
  private final Cells cells;
  private final double unit;
  private final Measure measure;

  private long end;
  private double left;
  private double spacing;
  private double x;
  private double next;

  LineWalk(Typeset typeset, LineTable lines) {
    this.typeset = typeset;
    this.lines = lines;
    this.cells = typeset.cells();
    this.unit = typeset.unit();
    this.measure = typeset.measure(0, 0);
  }

  /** Goes to the beginning of a line. */
  void begin(int line) {
    var block = typeset.blockAt(Cells.offset(lines.start(line)));
    cells.walk(typeset.setting(block), block, block.start(), block.end(), lines.start(line));
    end = lines.end(line);
    left = lines.left(line);
    spacing = lines.spacing(line);
    next = left;
  }

  /** Steps to the next cell of the line: false behind the last. */
  boolean step() {
    if (cells.position() >= end || cells.next() == Cells.END) {
      x = next;
      return false;
    }
    x = next;
    if (cells.kind() == Cells.TAB) {
      int column = (int) Math.round((x - left) / unit);
      next = left + CodeBreaker.tabStop(column, measure) * unit;
    } else {
      next = x + cells.advance() * unit + (cells.isStretchable() ? spacing : 0);
    }
    return true;
  }

  /** The cell. */
  Cells cell() {
    return cells;
  }

  /** x of the cell, pt; behind the last cell where the line ends. */
  double x() {
    return x;
  }

  /** x behind the cell, pt. */
  double nextX() {
    return next;
  }
}
