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

  private static final int LONGEST_MARKER = 16;

  @Override
  public Layout layout(Flow flow, RenderConfig config, List<FontProvider> fonts) {
    FontStack stack = FontStack.of(config.fontPath(), fonts);
    PageGeometry geometry = new PageGeometry(config);
    NewlineMarkup newline = NewlineMarkup.parse(config.newlineMarkup());
    Typeset typeset = new Typeset(flow, config, stack, geometry, newline);
    Compositor compositor = new Compositor(typeset);
    for (int i = 0; i < flow.blocks().size(); i++) {
      Block block = flow.blocks().get(i);
      switch (block.kind()) {
        case CODE -> code(block, typeset.numbers().gutter(i), typeset, compositor);
        case TABLE -> TableSetter.set(typeset, compositor, block);
        default -> text(block, typeset, compositor);
      }
    }
    return FlowLayout.of(typeset, compositor);
  }

  private static void text(Block block, Typeset typeset, Compositor compositor) {
    ParagraphStyle style = ParagraphStyle.of(typeset, block);
    BrokenLines lines = new BrokenLines();
    Cells cells = typeset.cells(compositor.lines().phantoms());
    if (block.kind() == Block.Kind.ITEM) {
      style = style.hanging(markerWidth(block, style, typeset, cells));
    }
    Measure measure = typeset.measure(style);
    int from = block.start();
    while (from < block.end()) {
      int to = paragraphEnd(typeset, from, block.end());
      lines.clear();
      cells.walk(style.type(), block, from, to, Cells.position(from));
      Breakers.breakLines(cells, measure, style, lines);
      if (style.type().setting() == Setting.IDEOGRAPHS && !isSimple(typeset.text(), from, to)) {
        Rest rest = new IdeographRest(cells, compositor.lines().phantoms(), measure);
        compositor.paragraph(lines, measure, style, rest);
      } else {
        compositor.paragraph(lines, measure, style);
      }
      boolean ended = to < block.end();
      from = ended ? LineEnds.behind(typeset.text(), to, block.end()) : to;
      if (ended && from == block.end()) {
        lines.clear();
        compositor.paragraph(lines, measure, style);
      }
    }
  }

  /** Whether a paragraph has neither line ends nor what ReportLab treats as markup. */
  private static boolean isSimple(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean twice = c == ' ' && i + 1 < to && text.charAt(i + 1) == ' ';
      if (twice || c == '<' || c == '>' || c == '&' || Characters.isLineEnd(c)) {
        return false;
      }
    }
    return true;
  }

  /** The width of an item's marker with the space behind it, pt; 0 if it has none. */
  private static double markerWidth(
      Block block, ParagraphStyle style, Typeset typeset, Cells cells) {
    int limit = Math.min(block.end(), block.start() + LONGEST_MARKER);
    cells.walk(style.type(), block, block.start(), limit, Cells.position(block.start()));
    int width = 0;
    for (int kind = cells.next(); kind != Cells.END; kind = cells.next()) {
      width += cells.advance();
      if (kind == Cells.SPACE) {
        return width * style.type().unit();
      }
    }
    return 0;
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
    ParagraphStyle style = ParagraphStyle.of(typeset, block).indented(gutter, 0);
    Measure measure = typeset.measure(style);
    BrokenLines lines = new BrokenLines();
    Cells cells = typeset.cells();
    cells.walk(style.type(), block, block.start(), block.end(), Cells.position(block.start()));
    Breakers.breakLines(cells, measure, style, lines);
    compositor.paragraph(lines, measure, style);
  }
}
