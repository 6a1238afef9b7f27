package org.glyphreader.render.internal.layout;

import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.font.FaceStyle;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.paint.Shade;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/** What stays the same for all pages of a layout. Immutable, safe for use by several threads. */
final class Typeset {

  /** Size of headings of the first level, relative to the configured size. */
  private static final double LARGEST = 1.3;

  /** Size of headings of the second level. */
  private static final double LARGE = 1.15;

  private final Flow flow;
  private final RenderConfig config;
  private final FontStack fonts;
  private final PageGeometry geometry;
  private final NewlineMarkup newline;
  private final boolean ideographs;
  private final int channels;
  private final boolean structured;
  private final boolean shaped;
  private final boolean uniform;
  private final boolean rightToLeft;
  private final LineNumbers numbers;
  private final Tables tables;

  Typeset(
      Flow flow,
      RenderConfig config,
      FontStack fonts,
      PageGeometry geometry,
      NewlineMarkup newline) {
    this.flow = flow;
    this.config = config;
    this.fonts = fonts;
    this.geometry = geometry;
    this.newline = newline;
    this.ideographs = hasIdeographs(flow);
    this.channels = isGrey() ? 1 : 3;
    this.structured = isStructured(flow);
    this.shaped = Script.needsShaping(flow.text());
    this.uniform = !structured && !shaped && isRegular(flow);
    this.rightToLeft = shaped && Script.hasRightToLeft(flow.text());
    this.numbers = new LineNumbers(this);
    this.tables = new Tables(this);
  }

  private static boolean hasIdeographs(Flow flow) {
    for (Block block : flow.blocks()) {
      if (block.kind() != Block.Kind.CODE) {
        for (int i = block.start(); i < block.end(); i++) {
          if (Characters.isIdeograph(flow.text().charAt(i))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isStructured(Flow flow) {
    boolean several = flow.blocks().size() > 1;
    for (Block block : flow.blocks()) {
      boolean code = block.kind() == Block.Kind.CODE;
      if (!code && (several || block.kind() != Block.Kind.TEXT)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRegular(Flow flow) {
    for (Block block : flow.blocks()) {
      for (Run run : block.runs()) {
        if (FaceStyle.of(run.face()) != FaceStyle.REGULAR) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean isGrey() {
    for (int i = 0; i < newline.size(); i++) {
      int color = newline.color(i);
      if (color != NewlineMarkup.CONFIGURED && !Shade.isGrey(color)) {
        return false;
      }
    }
    for (Block block : flow.blocks()) {
      for (Run run : block.runs()) {
        if (!Shade.isGrey(run.color().orElse(0))) {
          return false;
        }
      }
    }
    return Shade.isGrey(config.fontColor())
        && Shade.isGrey(config.pageBackground())
        && Shade.isGrey(config.paragraphBackground())
        && (config.borderWidth() == 0 || Shade.isGrey(config.paragraphBorderColor()));
  }

  String text() {
    return flow.text();
  }

  Flow flow() {
    return flow;
  }

  RenderConfig config() {
    return config;
  }

  FontStack fonts() {
    return fonts;
  }

  PageGeometry geometry() {
    return geometry;
  }

  LineNumbers numbers() {
    return numbers;
  }

  /** 1 if every colour is grey, else 3. */
  int channels() {
    return channels;
  }

  /** The tables of the flow. */
  Tables tables() {
    return tables;
  }

  /** Whether there are blocks of several kinds, or others than text and code. */
  boolean isStructured() {
    return structured;
  }

  /** Whether all is type of the configured size in a regular style, one glyph a character. */
  boolean isUniform() {
    return uniform;
  }

  /** Whether some words need shaping. */
  boolean isShaped() {
    return shaped;
  }

  /** Whether some letters run from right to left. */
  boolean hasRightToLeft() {
    return rightToLeft;
  }

  /** Whether the text, source code aside, has an ideograph. */
  boolean hasIdeographs() {
    return ideographs;
  }

  /** pt per unit of the main font, at the configured size. */
  double unit() {
    return config.fontSize() / fonts.main().unitsPerEm();
  }

  /** px per em at the configured size. */
  double pixelsPerEm() {
    return config.fontSize() * geometry.scale();
  }

  /** px per em of the largest type. */
  double largestPixelsPerEm() {
    return structured ? LARGEST * pixelsPerEm() : pixelsPerEm();
  }

  /** Line widths, pt, with what else breaking needs. */
  Measure measure(TypeStyle type, double first, double later) {
    int space = fonts.advance(' ', type.face());
    return new Measure(first, later, type.unit(), space, config.tabSize());
  }

  /** The line widths of a paragraph. */
  Measure measure(ParagraphStyle style) {
    double later = geometry.laterLineWidth() - style.left();
    return measure(style.type(), later - style.first(), later);
  }

  /** How wide a table may be, pt. */
  double tableWidth(Block block) {
    return geometry.laterLineWidth() - ParagraphStyle.indent(this, block);
  }

  /** How the characters of a block are set. */
  TypeStyle type(Block block) {
    return type(setting(block), block);
  }

  /** How the characters of a block are set if they become cells by a rule. */
  TypeStyle type(Setting setting, Block block) {
    double factor = 1;
    int face = FaceStyle.REGULAR;
    if (block.kind() == Block.Kind.HEADING) {
      factor = block.level() > 2 ? 1 : block.level() == 2 ? LARGE : LARGEST;
      face = FaceStyle.BOLD;
    } else if (block.kind() == Block.Kind.CODE && structured) {
      face = FaceStyle.MONOSPACED;
    }
    double size = config.fontSize() * factor;
    return new TypeStyle(setting, face, size, size / fonts.main().unitsPerEm());
  }

  private Setting setting(Block block) {
    if (block.kind() == Block.Kind.CODE) {
      return Setting.CODE;
    }
    if (block.kind() == Block.Kind.TABLE
        && tables.columns(block).mode() == TableColumns.Mode.ALIGNED) {
      return Setting.ROW;
    }
    return ideographs ? Setting.IDEOGRAPHS : Setting.WORDS;
  }

  /** A new walker. */
  Cells cells() {
    return cells(new Phantoms());
  }

  /** A new walker that sees blanks which stand in no text. */
  Cells cells(Phantoms phantoms) {
    Words words = shaped ? new Words(flow.text()) : null;
    return new Cells(
        flow.text(), newline, fonts, config.fontColor(), config.reflow(), phantoms, words);
  }

  /** The first code unit that belongs to what stands behind a position. */
  int firstOwned(long position) {
    int offset = Cells.offset(position);
    int inner = Cells.inner(position);
    if (inner > 0 && !Characters.isLineEnd(text().charAt(offset))) {
      return inner > 1 ? offset + 1 : offset;
    }
    return inner > 0 && newline.isBlankFrom(inner)
        ? LineEnds.behind(text(), offset, blockAt(offset).end())
        : offset;
  }

  /** The block that a code unit lies in. */
  Block blockAt(int offset) {
    return flow.blocks().get(blockIndex(offset));
  }

  /** The index of the block that a code unit lies in. */
  int blockIndex(int offset) {
    int low = 0;
    int high = flow.blocks().size() - 1;
    while (low < high) {
      int middle = low + high >>> 1;
      if (flow.blocks().get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
