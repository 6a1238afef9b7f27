package org.glyphreader.render.internal.layout;

import org.glyphreader.spi.Block;

/** Walks along a placed line and knows where each cell stands. */
final class LineWalk {

  private final Typeset typeset;
  private final LineTable lines;
  private final Cells cells;
  private final LineTail tail;
  private TypeStyle type;
  private Block block;

  private long end;
  private double left;
  private double origin;
  private int units;
  private int gaps;
  private double spacing;
  private double x;
  private double next;
  private boolean ordered;
  private int index;
  private final VisualOrder order = new VisualOrder();

  LineWalk(Typeset typeset, LineTable lines) {
    this.typeset = typeset;
    this.lines = lines;
    this.cells = typeset.cells(lines.phantoms());
    this.tail = new LineTail(typeset, lines);
  }

  /** Goes to the beginning of a line. */
  void begin(int line) {
    block = typeset.blockAt(Cells.offset(lines.start(line)));
    type = typeset.type(block);
    cells.walk(type, block, block.start(), block.end(), lines.start(line));
    end = lines.end(line);
    left = lines.left(line);
    spacing = lines.spacing(line);
    goTo(lines.start(line), 0);
    ordered = false;
    int from = Cells.offset(lines.start(line));
    int to = Math.min(block.end(), Cells.offset(end) + (Cells.inner(end) > 0 ? 1 : 0));
    if (typeset.hasRightToLeft() && to > from) {
      order.clear();
      while (step()) {
        order.add(cells.start(), next - x);
      }
      order.arrange(typeset.text(), from, to, left);
      goTo(lines.start(line), 0);
      index = -1;
      ordered = true;
    }
  }

  /**
   * Goes into a line so far that no cell right of {@code x} is left out; to its beginning if it is
   * not plain text. Each cell stands where it stands for a walk from the beginning.
   */
  void begin(int line, double x) {
    begin(line);
    if (x > left && tail.begin(line) && tail.backTo(x)) {
      goTo(Cells.position(tail.offset()), tail.units());
    }
  }

  private void goTo(long position, int unitsBefore) {
    cells.seek(position);
    origin = left;
    units = unitsBefore;
    gaps = 0;
    next = left + units * type.unit();
  }

  /** Steps to the next cell of the line: false behind the last. */
  boolean step() {
    if (cells.position() >= end || cells.next() == Cells.END) {
      x = next;
      return false;
    }
    index++;
    x = next;
    if (cells.kind() == Cells.TAB) {
      next = left + tabStop(x - left);
      origin = next;
      units = 0;
      gaps = 0;
    } else {
      units += cells.advance();
      gaps += cells.isStretchable() ? 1 : 0;
      next = origin + units * type.unit() + gaps * spacing;
    }
    return true;
  }

  private double tabStop(double x) {
    if (type.setting() == Setting.ROW) {
      return typeset.tables().columns(block).stop(x);
    }
    int units = (int) Math.round(x / type.unit());
    return CodeBreaker.tabStop(units, typeset.measure(type, 0, 0)) * type.unit();
  }

  /** How the line's characters are set. */
  TypeStyle type() {
    return type;
  }

  /** The cell. */
  Cells cell() {
    return cells;
  }

  /** x of the cell's left side, pt. */
  double x() {
    return ordered ? order.x(index) : x;
  }

  /** x of the cell's right side, pt. */
  double right() {
    return x() + next - x;
  }

  /** Whether cells may stand in another order than they are read in. */
  boolean isOrdered() {
    return ordered;
  }

  /** Whether the cell is read from right to left. */
  boolean isRightToLeft() {
    return ordered && order.isRightToLeft(index);
  }
}
