package org.glyphreader.render.internal.layout;

import java.util.List;
import org.glyphreader.spi.Run;

/** The colours of a block's characters; quick when asked for one after the other. */
final class RunColors {

  private final List<Run> runs;
  private final int otherwise;
  private int next;

  /**
   * Colours.
   *
   * @param runs in order
   * @param otherwise the colour between them, 0xRRGGBB
   */
  RunColors(List<Run> runs, int otherwise) {
    this.runs = runs;
    this.otherwise = otherwise;
  }

  /** The colour of the character at an offset, 0xRRGGBB. */
  int at(int offset) {
    if (runs.isEmpty()) {
      return otherwise;
    }
    boolean ahead = next < runs.size() && runs.get(next).end() <= offset;
    boolean behind = next > 0 && runs.get(next - 1).end() > offset;
    if (ahead && next + 1 < runs.size() && runs.get(next + 1).end() > offset) {
      next++;
    } else if (ahead || behind) {
      next = firstEndingBehind(offset);
    }
    boolean inside = next < runs.size() && runs.get(next).start() <= offset;
    return inside ? runs.get(next).color().orElse(otherwise) : otherwise;
  }

  private int firstEndingBehind(int offset) {
    int low = 0;
    int high = runs.size();
    while (low < high) {
      int middle = low + high >>> 1;
      if (runs.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
