package org.glyphreader.documents;

import com.openhtmltopdf.newtable.TableCellBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.LineBox;
import java.util.List;

/** Finds words that were cut because their box is too narrow for words. */
final class CutWords {

  /** A box that holds fewer of its type's sizes in a line is too narrow for words. */
  private static final double NARROW = 8;

  /** Columns of tables may be narrower before the table is given up. */
  private static final double NARROW_CELL = 5;

  private CutWords() {}

  /** How many words of {@code lines}, in reading order, go on in the next line. */
  static long count(List<List<WebText>> lines) {
    long cut = 0;
    for (int i = 1; i < lines.size(); i++) {
      List<WebText> line = lines.get(i - 1);
      WebText end = line.get(line.size() - 1);
      WebText start = lines.get(i).get(0);
      LineBox box = WebSheet.lineBox(end);
      boolean sameBlock = box.getParent() == WebSheet.lineBox(start).getParent();
      if (sameBlock
          && !box.isEndsOnNL()
          && isAlphabetic(end.text().codePointBefore(end.text().length()))
          && isAlphabetic(start.text().codePointAt(0))
          && !WebLines.isParted(line, lines.get(i))
          && box.getParent().getContentWidth() < narrow(box) * end.font().size()) {
        cut++;
      }
    }
    return cut;
  }

  private static double narrow(LineBox line) {
    Box at = line;
    while (at != null && !(at instanceof TableCellBox)) {
      at = at.getParent();
    }
    return at == null ? NARROW : NARROW_CELL;
  }

  private static boolean isAlphabetic(int c) {
    return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
  }
}
