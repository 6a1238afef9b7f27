package org.glyphreader.render.internal.layout;

/**
 * Fills lines word by word, as ReportLab does: blanks may shrink by a twentieth to let one more
 * word in, and a word wider than the line is cut, beginning on the line that is being filled.
 */
final class WordBreaker {

  private static final double SHRINKAGE = 0.05;

  /** A word of a wider sum of advances, font units, is set as several; far beyond any page. */
  private static final int WIDEST_WORD = Integer.MAX_VALUE / 2;

  private final Cells cells;
  private final Measure measure;
  private final BrokenLines lines;

  private boolean filled;
  private long start;
  private long end;
  private int width;
  private int spaces;
  private int gaps;

  private WordBreaker(Cells cells, Measure measure, BrokenLines lines) {
    this.cells = cells;
    this.measure = measure;
    this.lines = lines;
  }

  static void breakLines(Cells cells, Measure measure, BrokenLines lines) {
    new WordBreaker(cells, measure, lines).run();
  }

  private void run() {
    int pendingSpace = 0;
    long before = cells.position();
    int kind = cells.next();
    while (kind != Cells.END) {
      if (kind == Cells.BREAK) {
        closeAt(before, true);
        pendingSpace = 0;
      } else if (kind == Cells.SPACE) {
        pendingSpace = filled ? cells.advance() : 0;
      } else {
        long wordEnd;
        int wordWidth = 0;
        int wordGaps = 0;
        long wordStart = before;
        do {
          wordWidth += cells.advance();
          wordGaps += cells.isStretchable() ? 1 : 0;
          while (wordWidth < WIDEST_WORD && cells.nextPlain()) {
            wordWidth += cells.advance();
          }
          wordEnd = cells.position();
          kind = cells.next();
        } while (kind == Cells.GLYPH && wordWidth < WIDEST_WORD);
        if (word(wordStart, wordEnd, wordWidth, wordGaps, pendingSpace)) {
          cells.seek(wordEnd);
          kind = cells.next();
        }
        pendingSpace = 0;
        before = wordEnd;
        continue;
      }
      before = cells.position();
      kind = cells.next();
    }
    if (filled) {
      closeAt(end, false);
    }
  }

  /** Puts a word on a line: whether the walk was disturbed. */
  private boolean word(long from, long to, int wordWidth, int wordGaps, int space) {
    int spacesWith = spaces + (space > 0 ? 1 : 0);
    double room = measure.width(lines.size());
    double shrink = SHRINKAGE * spacesWith * measure.space() * measure.unit();
    if ((width + space + wordWidth) * measure.unit() > room + shrink) {
      if (wordWidth * measure.unit() > room) {
        cut(from, to, space);
        return true;
      }
      if (filled) {
        closeAt(end, false);
      }
      append(from, to, wordWidth, wordGaps, 0);
      return false;
    }
    append(from, to, wordWidth, wordGaps, space);
    return false;
  }

  private void append(long from, long to, int wordWidth, int wordGaps, int space) {
    if (!filled) {
      filled = true;
      start = from;
    }
    if (space > 0) {
      spaces++;
      gaps++;
    }
    end = to;
    width += space + wordWidth;
    gaps += wordGaps;
  }

  /** Cuts a word that no line can hold; its last piece stays on the open line. */
  private void cut(long from, long to, int space) {
    cells.seek(from);
    long pieceStart = from;
    long pieceEnd = from;
    int piece = 0;
    int pieceGaps = 0;
    int gap = space;
    boolean any = false;
    while (pieceEnd != to) {
      cells.next();
      int advance = cells.advance();
      boolean tooWide =
          (width + gap + piece + advance) * measure.unit() > measure.width(lines.size());
      boolean fitsNext = advance * measure.unit() <= measure.width(lines.size() + 1);
      if (tooWide && (any || filled || fitsNext)) {
        if (any) {
          append(pieceStart, pieceEnd, piece, pieceGaps, gap);
        }
        closeAt(filled ? end : pieceEnd, false);
        gap = 0;
        pieceStart = pieceEnd;
        piece = 0;
        pieceGaps = 0;
        any = false;
      }
      any = true;
      piece += advance;
      pieceGaps += cells.isStretchable() ? 1 : 0;
      pieceEnd = cells.position();
    }
    append(pieceStart, pieceEnd, piece, pieceGaps, gap);
  }

  private void closeAt(long blank, boolean broken) {
    lines.add(filled ? start : blank, filled ? end : blank, width, gaps, broken);
    filled = false;
    width = 0;
    spaces = 0;
    gaps = 0;
  }
}
