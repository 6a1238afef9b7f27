package org.glyphreader.render.internal.layout;

import java.util.List;
import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.spi.Run;

/** The styles of a block's characters; quick when asked for one after the other. */
final class RunStyles {

  private final List<Run> runs;
  private final int color;
  private final int face;
  private int next;

  /**
   * Styles.
   *
   * @param runs in order
   * @param color the colour between them, 0xRRGGBB
   * @param face bits of {@link FaceStyle} that all of them have
   */
  RunStyles(List<Run> runs, int color, int face) {
    this.runs = runs;
    this.color = color;
    this.face = face;
  }

  /** Whether there is one style only. */
  boolean isPlain() {
    return runs.isEmpty();
  }

  /** The colour at {@code offset}, where {@link #seek} was last, 0xRRGGBB. */
  int color(int offset) {
    return isInside(offset) ? runs.get(next).color().orElse(color) : color;
  }

  /** The face at {@code offset}, where {@link #seek} was last. */
  int face(int offset) {
    return isInside(offset) ? face | FaceStyle.of(runs.get(next).face()) : face;
  }

  private boolean isInside(int offset) {
    return next < runs.size() && runs.get(next).start() <= offset;
  }

  /** Goes to a character; quick if it is the next one. */
  void seek(int offset) {
    boolean ahead = next < runs.size() && runs.get(next).end() <= offset;
    boolean behind = next > 0 && runs.get(next - 1).end() > offset;
    if (ahead && next + 1 < runs.size() && runs.get(next + 1).end() > offset) {
      next++;
    } else if (ahead || behind) {
      next = firstEndingBehind(offset);
    }
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
