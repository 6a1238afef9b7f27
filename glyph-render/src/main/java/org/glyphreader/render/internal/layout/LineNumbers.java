package org.glyphreader.render.internal.layout;

import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.paint.Canvas;
import org.glyphreader.render.internal.paint.Strike;
import org.glyphreader.spi.Block;

/**
 * The numbers left of source code. They are drawn, but they are no part of the text, so no line of
 * a text layer holds them.
 */
final class LineNumbers {

  private static final int COLOR = 0x808080;

  private final Typeset typeset;
  private final int[] digits;

  LineNumbers(Typeset typeset) {
    this.typeset = typeset;
    this.digits = new int[typeset.flow().blocks().size()];
    if (typeset.config().lineNumbers()) {
      for (int i = 0; i < digits.length; i++) {
        Block block = typeset.flow().blocks().get(i);
        if (block.kind() == Block.Kind.CODE) {
          digits[i] = Integer.toString(lineEnds(block.start(), block.end()) + 1).length();
        }
      }
    }
  }

  private int lineEnds(int from, int to) {
    String text = typeset.text();
    int count = 0;
    int at = LineEnds.next(text, from, to);
    while (at < to) {
      count++;
      at = LineEnds.next(text, LineEnds.behind(text, at, to), to);
    }
    return count;
  }

  /** The room that the numbers of the block with this index take, pt; 0 if it has none. */
  double gutter(int block) {
    int wide = digits[block];
    return wide == 0 ? 0 : (wide * digitAdvance() + 2 * advance(' ')) * typeset.unit();
  }

  private int digitAdvance() {
    return advance('0');
  }

  private int advance(int codePoint) {
    return typeset.fonts().advance(codePoint);
  }

  /** Counts along the lines of a page, from the first to the last. */
  final class Counter {

    private int block = -1;
    private int counted;
    private int number;

    /** Draws the number of a line, if it has one: where it begins a line of the text. */
    void draw(int offset, double left, int baseline, Canvas canvas) {
      int index = typeset.blockIndex(offset);
      if (digits[index] == 0) {
        return;
      }
      int first = typeset.flow().blocks().get(index).start();
      if (index != block) {
        block = index;
        counted = first;
        number = 1;
      }
      number += lineEnds(counted, offset);
      counted = offset;
      if (offset == first || Characters.isLineEnd(typeset.text().charAt(offset - 1))) {
        draw(Integer.toString(number), left - 2 * advance(' ') * typeset.unit(), baseline, canvas);
      }
    }

    private void draw(String number, double right, int baseline, Canvas canvas) {
      FontStack fonts = typeset.fonts();
      double x = right - number.length() * digitAdvance() * typeset.unit();
      for (int i = 0; i < number.length(); i++) {
        int glyph = fonts.glyph(number.charAt(i));
        if (glyph != FontStack.REPLACEMENT) {
          Strike strike = Strike.of(fonts.face(glyph), typeset.pixelsPerEm(), FaceStyle.REGULAR);
          double px = x * typeset.geometry().scale();
          canvas.draw(strike, FontStack.number(glyph), px, baseline, COLOR);
        }
        x += digitAdvance() * typeset.unit();
      }
    }
  }
}
