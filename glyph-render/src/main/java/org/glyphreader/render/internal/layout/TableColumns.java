package org.glyphreader.render.internal.layout;

import java.util.Arrays;
import org.glyphreader.spi.Block;

/**
 * The columns of a table. Where all rows fit the width, their cells begin at common tab stops; else
 * cells are wrapped inside columns; where even that leaves columns too narrow, cells follow each
 * other with a separator between them.
 */
final class TableColumns {

  /** What becomes of a row. */
  enum Mode {
    /** One line with tab stops. */
    ALIGNED,
    /** Cells wrapped in columns. */
    WRAPPED,
    /** A paragraph with separators. */
    JOINED
  }

  private static final int MOST_COLUMNS = 64;
  private static final double GAP = 1;
  private static final double NARROWEST = 3;
  private static final double WIDEST_WORD = 12;

  private final Mode mode;
  private final double[] starts;
  private final double[] widths;

  private TableColumns(Mode mode, double[] starts, double[] widths) {
    this.mode = mode;
    this.starts = starts;
    this.widths = widths;
  }

  static TableColumns of(Typeset typeset, Block block) {
    double em = typeset.config().fontSize();
    double room = typeset.tableWidth(block);
    double[] natural = new double[MOST_COLUMNS];
    double[] words = new double[MOST_COLUMNS];
    int count = measure(typeset, block, natural, words);
    if (count > MOST_COLUMNS) {
      return new TableColumns(Mode.JOINED, new double[0], new double[0]);
    }
    double gaps = GAP * em * Math.max(0, count - 1);
    double[] widths = Arrays.copyOf(natural, count);
    if (sum(widths) + gaps <= room) {
      return new TableColumns(Mode.ALIGNED, starts(widths, GAP * em), widths);
    }
    double[] least = new double[count];
    for (int i = 0; i < count; i++) {
      double word = Math.min(words[i], WIDEST_WORD * em);
      least[i] = Math.min(natural[i], Math.max(word, NARROWEST * em));
    }
    double spare = room - gaps - sum(least);
    if (spare < 0 || count < 2) {
      return new TableColumns(Mode.JOINED, new double[0], new double[0]);
    }
    double wanted = sum(natural) - sum(least);
    for (int i = 0; i < count; i++) {
      widths[i] = least[i] + spare * (natural[i] - least[i]) / wanted;
    }
    return new TableColumns(Mode.WRAPPED, starts(widths, GAP * em), widths);
  }

  /** Finds the widest cell and word of every column, pt: how many columns there are. */
  private static int measure(Typeset typeset, Block block, double[] natural, double[] words) {
    String text = typeset.text();
    TypeStyle type = typeset.type(Setting.ROW, block);
    boolean ideographs = typeset.hasIdeographs();
    Cells cells = typeset.cells();
    int most = 0;
    int from = block.start();
    while (from < block.end()) {
      int to = LineEnds.next(text, from, block.end());
      cells.walk(type, block, from, to, Cells.position(from));
      int column = 0;
      double cell = 0;
      double word = 0;
      for (int kind = cells.next(); kind != Cells.END; kind = cells.next()) {
        if (kind == Cells.TAB) {
          column++;
          cell = 0;
          word = 0;
        } else if (column < MOST_COLUMNS) {
          double advance = cells.advance() * type.unit();
          cell += advance;
          boolean parted = kind == Cells.SPACE || ideographs && cells.codePoint() >= 0x2E80;
          word = parted ? 0 : word + advance;
          natural[column] = Math.max(natural[column], cell + 0.01);
          words[column] = Math.max(words[column], parted ? advance : word + 0.01);
        }
      }
      most = Math.max(most, column + 1);
      from = to < block.end() ? LineEnds.behind(text, to, block.end()) : to;
    }
    return most;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double[] starts(double[] widths, double gap) {
    double[] starts = new double[widths.length];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = starts[i - 1] + widths[i - 1] + gap;
    }
    return starts;
  }

  Mode mode() {
    return mode;
  }

  /** How many columns there are. */
  int size() {
    return starts.length;
  }

  /** Where a column begins, pt from the table's left side. */
  double start(int column) {
    return starts[column];
  }

  /** How wide a column is, pt. */
  double width(int column) {
    return widths[column];
  }

  /** Where the first column begins that lies right of {@code x}, pt from the table's left side. */
  double stop(double x) {
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] >= x) {
        return starts[i];
      }
    }
    return x;
  }
}
