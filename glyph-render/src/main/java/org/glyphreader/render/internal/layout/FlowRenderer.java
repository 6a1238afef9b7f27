package org.glyphreader.render.internal.layout;

import java.util.List;
import org.glyphreader.RenderConfig;
import org.glyphreader.render.internal.font.FontStack;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.FontProvider;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.Renderer;

/** Lays out flows by the rules of the reference renderer (ReportLab paragraphs, then cropping). */
public final class FlowRenderer implements Renderer {

  /** Lines of the text that the reference joins into one paragraph. */
  private static final int LINES_PER_PARAGRAPH = 30;

  @Override
  public Layout layout(Flow flow, RenderConfig config, List<FontProvider> fonts) {
    FontStack stack = FontStack.of(config.fontPath(), fonts);
    PageGeometry geometry = new PageGeometry(config);
    NewlineMarkup newline = NewlineMarkup.parse(config.newlineMarkup());
    Typeset typeset = new Typeset(flow, config, stack, geometry, newline);
    Compositor compositor = new Compositor(typeset);
    for (int i = 0; i < flow.blocks().size(); i++) {
      Block block = flow.blocks().get(i);
      if (block.kind() == Block.Kind.CODE) {
        code(block, typeset.numbers().gutter(i), typeset, compositor);
      } else {
        text(block, typeset, compositor);
      }
    }
    return FlowLayout.of(typeset, compositor);
  }

  private static void text(Block block, Typeset typeset, Compositor compositor) {
    PageGeometry geometry = typeset.geometry();
    Measure measure = typeset.measure(geometry.firstLineWidth(), geometry.laterLineWidth());
    Setting setting = typeset.setting(block);
    BrokenLines lines = new BrokenLines();
    Cells cells = typeset.cells();
    int from = block.start();
    while (from < block.end()) {
      int to = paragraphEnd(typeset, from, block.end());
      lines.clear();
      cells.walk(setting, block, from, to, Cells.position(from));
      if (setting == Setting.IDEOGRAPHS) {
        IdeographBreaker.breakLines(cells, measure, lines);
      } else {
        WordBreaker.breakLines(cells, measure, lines);
      }
      compositor.paragraph(lines, measure, setting, 0);
      from = to < block.end() ? LineEnds.behind(typeset.text(), to, block.end()) : to;
    }
  }

  private static int paragraphEnd(Typeset typeset, int from, int limit) {
    String text = typeset.text();
    int at = from;
    for (int counted = 1; ; ) {
      int end = LineEnds.next(text, at, limit);
      boolean soft =
          end < limit && typeset.config().reflow() && LineEnds.isSoft(text, end, from, limit);
      if (end >= limit || !soft && counted++ == LINES_PER_PARAGRAPH) {
        return end;
      }
      at = LineEnds.behind(text, end, limit);
    }
  }

  private static void code(Block block, double gutter, Typeset typeset, Compositor compositor) {
    double width = typeset.geometry().laterLineWidth() - gutter;
    Measure measure = typeset.measure(width, width);
    BrokenLines lines = new BrokenLines();
    Cells cells = typeset.cells();
    cells.walk(Setting.CODE, block, block.start(), block.end(), Cells.position(block.start()));
    CodeBreaker.breakLines(cells, measure, lines);
    compositor.paragraph(lines, measure, Setting.CODE, gutter);
  }
}
