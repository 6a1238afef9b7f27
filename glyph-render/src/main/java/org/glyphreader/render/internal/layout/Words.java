package org.glyphreader.render.internal.layout;

import java.util.List;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.font.ShapedCluster;

/**
 * The shaped words of a text, found from any offset inside them. A word is a stretch of characters
 * that need shaping; it goes no further than to the next multiple of a thousand code units, so that
 * finding its beginning takes bounded time.
 */
final class Words {

  private static final int LONGEST = 1 << 10;

  private final String text;

  private FontStack fonts;
  private int wordStart;
  private int wordEnd;
  private List<ShapedCluster> clusters;
  private int next;
  private int nextStart;
  private int clusterEnd;

  Words(String text) {
    this.text = text;
  }

  /**
   * The cluster that begins at {@code offset} or, if one cannot begin there, that lies around it;
   * null if the character there needs no shaping.
   *
   * @param first where the paragraph's part begins
   * @param limit where it ends
   */
  ShapedCluster at(int offset, int first, int limit, FontStack fonts) {
    boolean found = clusters != null && fonts == this.fonts;
    boolean inside = offset >= wordStart && offset < wordEnd;
    if (!found || !inside || wordStart < first || wordEnd > limit) {
      if (!belongs(offset, limit)) {
        return null;
      }
      find(offset, first, limit, fonts);
    }
    if (offset < nextStart) {
      next = 0;
      nextStart = wordStart;
    }
    while (nextStart + clusters.get(next).length() <= offset) {
      nextStart += clusters.get(next++).length();
    }
    clusterEnd = nextStart + clusters.get(next).length();
    return clusters.get(next);
  }

  /** Offset behind the cluster that was found last. */
  int clusterEnd() {
    return clusterEnd;
  }

  private void find(int offset, int first, int limit, FontStack fonts) {
    int start = offset;
    int earliest = Math.max(first, offset & -LONGEST);
    while (start > earliest) {
      int before = text.offsetByCodePoints(start, -1);
      if (before < earliest || !belongs(before, limit)) {
        break;
      }
      start = before;
    }
    int end = offset;
    int latest = Math.min(limit, (offset & -LONGEST) + LONGEST);
    while (end < latest && belongs(end, limit)) {
      end = Math.min(limit, text.offsetByCodePoints(end, 1));
    }
    this.fonts = fonts;
    wordStart = start;
    wordEnd = end;
    clusters = fonts.shaper().shape(text.substring(start, end));
    next = 0;
    nextStart = start;
  }

  /** Whether the character at an offset is part of a word: complex, a mark, or under a mark. */
  private boolean belongs(int offset, int limit) {
    int c = text.codePointAt(offset);
    if (Script.isComplex(c) || Script.extendsCluster(c)) {
      return true;
    }
    if (c <= ' ') {
      return false;
    }
    int behind = offset + Character.charCount(c);
    boolean joined = offset > 0 && text.charAt(offset - 1) == 0x200D;
    return joined || behind < limit && Script.extendsCluster(text.codePointAt(behind));
  }
}
