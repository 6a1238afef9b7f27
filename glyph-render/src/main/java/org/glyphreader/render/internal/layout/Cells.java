package org.glyphreader.render.internal.layout;

import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.font.ShapedCluster;
import org.glyphreader.spi.Block;

/**
 * Walks through a paragraph cell by cell. A cell is what takes one place on a line: a character,
 * the white space between two words, a line break; where the text's line ends are marked, also the
 * marker's characters. The same walk serves breaking, measuring and painting, so these cannot
 * disagree, and no cell is ever stored.
 *
 * <p>A <em>position</em> is where a walk stands: the offset into the text and, inside a marker, how
 * many of its cells have been passed, packed into a {@code long}.
 */
final class Cells {

  static final int GLYPH = 0;
  static final int SPACE = 1;
  static final int TAB = 2;
  static final int BREAK = 3;
  static final int END = 4;

  private static final int INNER_BITS = 8;
  private static final int PASSED = 1 << INNER_BITS - 1;
  static final int NBSP = 0xA0;

  private final String text;
  private final NewlineMarkup newline;
  private final FontStack fonts;
  private final int configuredColor;
  private final boolean reflow;
  private final Phantoms phantoms;
  private final Words words;

  private Setting setting;
  private int face;
  private boolean joined;
  private int first;
  private int limit;
  private RunStyles styles;
  private boolean simple;

  private int at;
  private int inner;
  private int passed;
  private long phantom;
  private int plainLimit;

  private int kind;
  private int codePoint;
  private ShapedCluster cluster;
  private int advance;
  private int color;
  private int style;
  private int start;
  private int end;

  Cells(
      String text,
      NewlineMarkup newline,
      FontStack fonts,
      int configuredColor,
      boolean reflow,
      Phantoms phantoms,
      Words words) {
    this.text = text;
    this.newline = newline;
    this.fonts = fonts;
    this.configuredColor = configuredColor;
    this.reflow = reflow;
    this.phantoms = phantoms;
    this.words = words;
  }

  /** The position in front of the character at {@code offset}. */
  static long position(int offset) {
    return (long) offset << INNER_BITS;
  }

  /** The offset of a position. */
  static int offset(long position) {
    return (int) (position >>> INNER_BITS);
  }

  /** How many cells of the marker at its offset lie in front of a position. */
  static int inner(long position) {
    return (int) position & PASSED - 1;
  }

  /** Begins a walk through a part of a block, at a position inside it. */
  void walk(TypeStyle type, Block block, int first, int limit, long position) {
    this.setting = type.setting();
    this.face = type.face();
    this.joined = block.kind() == Block.Kind.TABLE && setting != Setting.ROW;
    this.first = first;
    this.limit = limit;
    this.styles = new RunStyles(block.runs(), configuredColor, face);
    this.simple = words == null && face == FaceStyle.REGULAR && styles.isPlain();
    plain();
    seek(position);
  }

  /** Goes to another position of the same walk; going back is allowed. */
  void seek(long position) {
    at = offset(position);
    inner = inner(position);
    passed = (int) position & PASSED;
    nextPhantom(position);
  }

  private void nextPhantom(long position) {
    phantom = phantoms.next(position);
    plainLimit = simple ? (int) Math.min(limit, phantom >>> INNER_BITS) : 0;
  }

  /** The position in front of the next cell. */
  long position() {
    return position(at) | inner | passed;
  }

  /**
   * Steps to the next cell if that is a single character of plain text, as {@link #next} would:
   * quicker, but nothing can be asked of the cell then except its character and its advance. False,
   * and nothing happens, if it is anything else.
   */
  boolean nextPlain() {
    if (at >= plainLimit) {
      return false;
    }
    char c = text.charAt(at);
    if (!Characters.isPlain(c)) {
      return false;
    }
    at++;
    passed = 0;
    codePoint = c;
    advance = fonts.advance(c);
    return true;
  }

  /** Steps to the next cell and gives its kind. */
  int next() {
    step();
    if (kind == SPACE && (setting == Setting.WORDS || setting == Setting.ROW)) {
      collapseSpaces();
    }
    return kind;
  }

  private void collapseSpaces() {
    int spaceStart = start;
    int spaceColor = color;
    int spaceStyle = style;
    while (true) {
      long here = position();
      int spaceEnd = end;
      step();
      if (kind != SPACE) {
        seek(here);
        space(spaceStart, spaceEnd);
        color = spaceColor;
        style = spaceStyle;
        return;
      }
    }
  }

  private void step() {
    while (true) {
      if (position() == phantom) {
        plain();
        space(at, at);
        passed = PASSED;
        nextPhantom(position());
        return;
      }
      passed = 0;
      if (at >= limit) {
        kind = END;
        start = limit;
        end = limit;
        return;
      }
      char c = text.charAt(at);
      if (Characters.isLineEnd(c)) {
        if (lineEnd()) {
          return;
        }
      } else if (c == '\t' && joined) {
        separator();
        return;
      } else if (words != null && cluster(c) || character(c)) {
        return;
      }
    }
  }

  /** The tab between two cells of a table that have no columns. */
  private void separator() {
    int from = at;
    plain();
    if (inner == 0) {
      space(from, from);
    } else if (inner == 1) {
      glyph('|', from, from + 1);
    } else {
      space(from + 1, from + 1);
      at++;
    }
    inner = (inner + 1) % 3;
  }

  /** The next cell has the block's own style. */
  private void plain() {
    color = configuredColor;
    style = face;
  }

  /** The next cell has the style of the character at {@code offset}. */
  private void styleAt(int offset) {
    if (styles.isPlain()) {
      plain();
    } else {
      styles.seek(offset);
      color = styles.color(offset);
      style = styles.face(offset);
    }
  }

  /** At a line end: whether it gave a cell. */
  private boolean lineEnd() {
    int behind = LineEnds.behind(text, at, limit);
    if (inner == 0 && setting == Setting.CODE) {
      cell(BREAK, NewlineMarkup.BREAK, 0, at, behind);
      at = behind;
      return true;
    }
    if (inner == 0 && reflow && LineEnds.isSoft(text, at, first, limit)) {
      boolean tight = LineEnds.joinsIdeographs(text, at, behind);
      int from = at;
      at = behind;
      if (!tight) {
        plain();
        space(from, behind);
      }
      return !tight;
    }
    if (newline.size() == 0) {
      at = behind;
      return false;
    }
    markerCell(behind);
    return true;
  }

  private void markerCell(int behind) {
    int c = newline.codePoint(inner);
    int from = at;
    boolean last = inner == newline.size() - 1;
    boolean lastVisible = !Characters.isSpace(c) && newline.isBlankFrom(inner + 1);
    int to = last || lastVisible ? behind : at;
    style = face;
    if (c == NewlineMarkup.BREAK) {
      cell(BREAK, c, 0, from, to);
    } else if (Characters.isSpace(c)) {
      space(from, to);
    } else {
      glyph(c, from, to);
    }
    color =
        newline.color(inner) == NewlineMarkup.CONFIGURED ? configuredColor : newline.color(inner);
    if (last) {
      at = behind;
      inner = 0;
    } else {
      inner++;
    }
  }

  /** At a character that may need shaping: whether it gave a cell. */
  private boolean cluster(char c) {
    boolean simple = c < 0x300 && (at + 1 >= limit || text.charAt(at + 1) < 0x300);
    if (simple || Characters.isSpace(c)) {
      return false;
    }
    styleAt(at);
    FontStack styled = fonts.in(style);
    ShapedCluster shaped = words.at(at, first, limit, styled);
    if (shaped == null) {
      return false;
    }
    double scale = fonts.main().unitsPerEm() / (double) styled.main().unitsPerEm();
    int from = at;
    at = Math.min(limit, words.clusterEnd());
    cell(GLYPH, shaped.codePoint(), (int) Math.round(shaped.advance() * scale), from, at);
    cluster = shaped;
    return true;
  }

  /** At any other character: whether it gave a cell. */
  private boolean character(char c) {
    int from = at;
    if (c > ' ' && c < 0x7F) {
      at++;
      styleAt(from);
      glyph(c, from, at);
      return true;
    }
    if (Characters.isSpace(c)) {
      at++;
      styleAt(from);
      blank(c, from);
      return true;
    }
    int full = text.codePointAt(at);
    if (at + 1 >= limit) {
      full = c;
    }
    at += Character.charCount(full);
    if (Characters.isInvisible(full)) {
      return false;
    }
    styleAt(from);
    glyph(full, from, at);
    return true;
  }

  private void blank(char c, int from) {
    if (setting == Setting.CODE) {
      if (c == '\t') {
        cell(TAB, c, 0, from, at);
      } else {
        glyph(c == 0x3000 ? c : ' ', from, at);
      }
    } else if (c == '\t' && setting == Setting.ROW) {
      cell(TAB, c, 0, from, at);
    } else if (c == ' ' && (isBlank(from + 1) || isBlank(from - 1))) {
      glyph(NBSP, from, at);
    } else {
      if (setting == Setting.IDEOGRAPHS) {
        while (at < limit && Characters.isSpace(text.charAt(at)) && !isBlankRun(at)) {
          at++;
        }
      }
      space(from, at);
    }
  }

  private boolean isBlank(int offset) {
    return offset >= first && offset < limit && text.charAt(offset) == ' ';
  }

  private boolean isBlankRun(int offset) {
    return isBlank(offset) && (isBlank(offset + 1) || isBlank(offset - 1));
  }

  private void glyph(int c, int from, int to) {
    int seen = c == NBSP ? ' ' : c;
    cell(GLYPH, c, style == 0 ? fonts.advance(seen) : fonts.advance(seen, style), from, to);
  }

  private void space(int from, int to) {
    int advance = style == 0 ? fonts.advance(' ') : fonts.advance(' ', style);
    cell(SPACE, ' ', advance, from, to);
  }

  private void cell(int kind, int codePoint, int advance, int start, int end) {
    this.cluster = null;
    this.kind = kind;
    this.codePoint = codePoint;
    this.advance = advance;
    this.start = start;
    this.end = end;
  }

  /** What the current cell is. */
  int kind() {
    return kind;
  }

  /** The current cell's character. */
  int codePoint() {
    return codePoint;
  }

  /** The glyphs of the current cell, null if they are those of its character alone. */
  ShapedCluster cluster() {
    return cluster;
  }

  /** Whether the current cell, which must not be the end, stands for a line end of the text. */
  boolean isMarker() {
    return Characters.isLineEnd(text.charAt(start));
  }

  /** Whether word spacing widens or narrows the current cell. */
  boolean isStretchable() {
    return kind == SPACE || kind == GLYPH && codePoint == NBSP;
  }

  /** The current cell's advance in units of the main font; 0 for a tab. */
  int advance() {
    return advance;
  }

  /** The current cell's colour, 0xRRGGBB. */
  int color() {
    return color;
  }

  /** Bits of {@link org.glyphreader.render.internal.font.FaceStyle} of the current cell. */
  int style() {
    return style;
  }

  /** Offset of the first code unit of the current cell. */
  int start() {
    return start;
  }

  /** Offset behind the last code unit of the current cell. */
  int end() {
    return end;
  }
}
