package org.glyphreader.render.internal.layout;

import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.spi.Block;

/**
 * A place on a line, found from its end back as far as single characters of plain text stand there:
 * what is in front of them need not be walked through. Each character stands where it stands for a
 * {@link LineWalk}.
 */
final class LineTail {

  private final Typeset typeset;
  private final LineTable lines;

  private Block block;
  private TypeStyle type;
  private boolean plainBlock;

  private int first;
  private int end;
  private int at;
  private int units;
  private double left;

  LineTail(Typeset typeset, LineTable lines) {
    this.typeset = typeset;
    this.lines = lines;
  }

  /** Goes behind the last character of a line: false if that is not plain text. */
  boolean begin(int line) {
    long start = lines.start(line);
    long behind = lines.end(line);
    int offset = Cells.offset(start);
    if (block == null || offset < block.start() || offset >= block.end()) {
      enter(typeset.blockAt(offset));
    }
    left = lines.left(line);
    units = lines.width(line);
    end = Cells.offset(behind);
    at = end;
    first = Math.max(offset, Cells.offset(lines.phantoms().before(behind))) + 1;
    return plainBlock && lines.spacing(line) == 0 && Cells.inner(behind) == 0;
  }

  private void enter(Block entered) {
    block = entered;
    type = typeset.type(entered);
    plainBlock =
        type.face() == FaceStyle.REGULAR
            && type.setting() != Setting.CODE
            && type.setting() != Setting.ROW
            && block.kind() != Block.Kind.TABLE
            && block.runs().isEmpty()
            && !typeset.isShaped();
  }

  /**
   * Steps back over characters, and blanks between two of them, until none of the rest is right of
   * {@code x}, pt; false if something else stands there.
   */
  boolean backTo(double x) {
    String text = typeset.text();
    while (x() > x) {
      int before = at - 1;
      if (before <= first) {
        return false;
      }
      char c = text.charAt(before);
      boolean inside = at < end;
      boolean blank = inside && c == ' ' && text.charAt(at) > ' ' && text.charAt(before - 1) > ' ';
      if (!blank && !Characters.isPlain(c)) {
        return false;
      }
      at = before;
      units -= typeset.fonts().advance(c);
    }
    return true;
  }

  /** Whether a character stands here. */
  boolean hasNext() {
    return at < end;
  }

  /** Steps over the character. */
  void next() {
    units += typeset.fonts().advance(character());
    at++;
  }

  /** How the line's characters are set. */
  TypeStyle type() {
    return type;
  }

  /** The character. */
  char character() {
    return typeset.text().charAt(at);
  }

  /** The offset. */
  int offset() {
    return at;
  }

  /** Sum of the advances from the beginning of the line, font units. */
  int units() {
    return units;
  }

  /** Distance from the page's left side, pt. */
  double x() {
    return left + units * type.unit();
  }
}
