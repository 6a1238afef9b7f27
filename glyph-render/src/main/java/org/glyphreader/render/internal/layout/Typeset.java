package org.glyphreader.render.internal.layout;

import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.render.internal.paint.Shade;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/** What stays the same for all pages of a layout. Immutable, safe for use by several threads. */
final class Typeset {

  private final Flow flow;
  private final RenderConfig config;
  private final FontStack fonts;
  private final PageGeometry geometry;
  private final NewlineMarkup newline;
  private final boolean ideographs;
  private final int channels;
  private final LineNumbers numbers;

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
    this.numbers = new LineNumbers(this);
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

  /** pt per unit of the main font. */
  double unit() {
    return config.fontSize() / fonts.main().unitsPerEm();
  }

  /** px per em. */
  double pixelsPerEm() {
    return config.fontSize() * geometry.scale();
  }

  /** The line widths, pt, with what else breaking needs. */
  Measure measure(double first, double later) {
    return new Measure(first, later, unit(), fonts.advance(' '), config.tabSize());
  }

  /** How a block is set. */
  Setting setting(Block block) {
    if (block.kind() == Block.Kind.CODE) {
      return Setting.CODE;
    }
    return ideographs ? Setting.IDEOGRAPHS : Setting.WORDS;
  }

  /** A new walker. */
  Cells cells() {
    return new Cells(flow.text(), newline, fonts, config.fontColor(), config.reflow());
  }

  /** The first code unit that belongs to what stands behind a position. */
  int firstOwned(long position) {
    int offset = Cells.offset(position);
    int inner = Cells.inner(position);
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
