package org.glyphreader.spi;

import java.util.List;

/**
 * A part of a {@link Flow} that is laid out by one rule.
 *
 * @param kind the rule
 * @param level of a heading, 1 for the highest; of any other block, how deep it is nested in lists
 *     and quotes, 0 if it is not
 * @param start offset of the first code unit
 * @param end offset behind the last code unit
 * @param runs stretches with a style of their own, in order, not overlapping; what lies between
 *     them has the configuration's style
 */
public record Block(Kind kind, int level, int start, int end, List<Run> runs) {

  /** How a block is laid out. */
  public enum Kind {
    /** Paragraphs: a line end of the text begins a new one. */
    TEXT,
    /** Source code: every line end and every space counts. */
    CODE,
    /** The heading of what follows. */
    HEADING,
    /** An item of a list; begins with its marker and a space, behind which its lines hang. */
    ITEM,
    /** A paragraph of a quotation. */
    QUOTE,
    /** Rows, each ended by a line end, of cells that are parted by tabs. */
    TABLE
  }

  /** Copies the runs and checks the bounds. {@inheritDoc} */
  public Block {
    runs = List.copyOf(runs);
    if (level < 0) {
      throw new IllegalArgumentException("A block of level " + level);
    }
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("A block from offset " + start + " to " + end);
    }
    int at = start;
    for (Run run : runs) {
      if (run.start() < at || run.end() > end) {
        throw new IllegalArgumentException(
            "Run %s..%s overlaps its neighbour or leaves the block %s..%s"
                .formatted(run.start(), run.end(), start, end));
      }
      at = run.end();
    }
  }

  /**
   * A block that is not nested.
   *
   * @param kind the rule
   * @param start offset of the first code unit
   * @param end offset behind the last code unit
   * @param runs stretches with a style of their own
   */
  public Block(Kind kind, int start, int end, List<Run> runs) {
    this(kind, 0, start, end, runs);
  }
}
