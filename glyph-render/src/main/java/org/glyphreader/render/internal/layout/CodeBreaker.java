package org.glyphreader.render.internal.layout;

/**
 * Sets source code: every line of the text begins a line; one that is too wide goes on below,
 * parted behind the last blank of its second half, else between two characters.
 */
final class CodeBreaker {

  private final Cells cells;
  private final Measure measure;
  private final BrokenLines lines;

  private CodeBreaker(Cells cells, Measure measure, BrokenLines lines) {
    this.cells = cells;
    this.measure = measure;
    this.lines = lines;
  }

  static void breakLines(Cells cells, Measure measure, BrokenLines lines) {
    new CodeBreaker(cells, measure, lines).run();
  }

  /** The x behind a tab, font units. */
  static int tabStop(int x, Measure measure) {
    int step = Math.max(1, measure.tab() * measure.space());
    return (x / step + 1) * step;
  }

  private void run() {
    long start = cells.position();
    long before = start;
    long afterBlank = start;
    int width = 0;
    int widthAfterBlank = 0;
    for (int kind = cells.next(); kind != Cells.END; kind = cells.next()) {
      if (kind == Cells.BREAK) {
        lines.add(start, before, width, 0, true);
        start = cells.position();
        width = 0;
        widthAfterBlank = 0;
      } else {
        int wider = kind == Cells.TAB ? tabStop(width, measure) : width + cells.advance();
        double room = measure.width(lines.size());
        if (wider * measure.unit() > room && width > 0) {
          boolean atBlank = widthAfterBlank * measure.unit() > room / 2;
          long end = atBlank ? afterBlank : before;
          lines.add(start, end, atBlank ? widthAfterBlank : width, 0, false);
          cells.seek(end);
          start = end;
          width = 0;
          widthAfterBlank = 0;
        } else {
          width = wider;
          if (kind == Cells.TAB || cells.codePoint() == ' ') {
            afterBlank = cells.position();
            widthAfterBlank = width;
          }
        }
      }
      before = cells.position();
    }
    if (before != start) {
      lines.add(start, before, width, 0, false);
    }
  }
}
