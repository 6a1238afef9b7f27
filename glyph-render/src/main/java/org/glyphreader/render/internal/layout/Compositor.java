package org.glyphreader.render.internal.layout;

import java.util.List;
import org.glyphreader.RenderConfig;
import org.glyphreader.RenderConfig.Alignment;

/**
 * Puts the lines of paragraphs on pages, as ReportLab's frames do: a paragraph is parted where the
 * page ends, but no single first line is left behind, and space before and after paragraphs
 * overlaps. Where a page ends together with a line of the text, the next begins with a blank line:
 * ReportLab carries the line break over.
 */
final class Compositor {

  private static final double FUZZ = 1e-6;
  private static final double EXACT = 1e-8;

  /** Lines that must follow a heading on its page. */
  private static final int KEPT_LINES = 2;

  /** How far left of a quotation its bar stands, em. */
  private static final double BAR = 0.8;

  /** How far below a line's box its descenders reach, em. */
  private static final double DESCENT = 0.15;

  private final Typeset typeset;
  private final RenderConfig config;
  private final PageGeometry geometry;
  private final boolean showsPanels;
  private final LineTable lines = new LineTable();
  private final PageTable pages = new PageTable();
  private final Panels panels = new Panels();
  private final Bars bars = new Bars();

  private double y;
  private boolean atTop;
  private double spaceOwed;

  /** A compositor with one empty page. */
  Compositor(Typeset typeset) {
    this.typeset = typeset;
    this.config = typeset.config();
    this.geometry = typeset.geometry();
    this.showsPanels =
        config.borderWidth() > 0 || config.paragraphBackground() != config.pageBackground();
    pages.add(0, 0);
    toTop();
  }

  private void toTop() {
    y = geometry.frameTop();
    atTop = true;
    spaceOwed = 0;
  }

  /**
   * Places a paragraph.
   *
   * @param broken its lines
   * @param measure what they were broken to
   * @param style how they are placed
   */
  void paragraph(BrokenLines broken, Measure measure, ParagraphStyle style) {
    paragraph(broken, measure, style, (lines, from) -> lines);
  }

  /**
   * Places a paragraph.
   *
   * @param lines its lines
   * @param measure what they were broken to
   * @param style how they are placed
   * @param rest what becomes of the lines that a page cannot hold
   */
  void paragraph(BrokenLines lines, Measure measure, ParagraphStyle style, Rest rest) {
    BrokenLines broken = lines;
    Placer placer = new Placer(broken, measure, style);
    double leading = style.lineHeight();
    int from = 0;
    int lead = 0;
    while (true) {
      double before = atTop ? 0 : Math.max(style.before() - spaceOwed, 0);
      double room = y - geometry.frameBottom() - before;
      int count = broken.size() - from + lead;
      double height = count * leading;
      int fitting = room > 0 ? (int) (room / leading) : 0;
      if (style.keptWithNext() && !atTop && room < height + KEPT_LINES * config.lineHeight()) {
        fitting = 0;
        room = 0;
      }
      if (room > 0 && room - height >= -FUZZ || count <= fitting || count == 0) {
        placer.put(from, broken.size(), y - before, lead);
        double below = y - before - height - style.after();
        atTop &= below == y;
        y = below;
        spaceOwed = style.after();
        return;
      }
      if (fitting > 1 || atTop) {
        int to = from + Math.max(1, fitting - lead);
        placer.put(from, to, y - before, lead);
        from = to;
        lead = style.type().setting() == Setting.WORDS && broken.isBroken(to - 1) ? 1 : 0;
        BrokenLines again = from < broken.size() ? rest.breakAgain(broken, from) : broken;
        if (again != broken) {
          broken = again;
          placer = new Placer(broken, measure.withoutFirst(), style.indented(0, 0));
          from = 0;
        }
        if (from == broken.size()) {
          y -= before + height + style.after();
          atTop = false;
          spaceOwed = style.after();
          return;
        }
      }
      pages.add(this.lines.size(), typeset.firstOwned(broken.start(from)));
      toTop();
    }
  }

  /**
   * Places a row of a table: false, and nothing is placed, if it is higher than a page.
   *
   * @param cells the lines of each cell
   * @param columns where they begin
   * @param style how they are placed
   * @param start offset where the row begins
   */
  boolean row(List<BrokenLines> cells, TableColumns columns, ParagraphStyle style, int start) {
    int most = cells.stream().mapToInt(BrokenLines::size).max().orElse(0);
    double height = most * style.lineHeight();
    if (height > geometry.frameTop() - geometry.frameBottom()) {
      return false;
    }
    double before = atTop ? 0 : Math.max(style.before() - spaceOwed, 0);
    if (y - before - geometry.frameBottom() - height < -FUZZ) {
      pages.add(lines.size(), start);
      toTop();
      before = 0;
    }
    for (int column = 0; column < cells.size(); column++) {
      ParagraphStyle cell = style.indented(columns.start(column), 0);
      double width = columns.width(column);
      Measure measure = typeset.measure(style.type(), width, width);
      new Placer(cells.get(column), measure, cell).put(0, cells.get(column).size(), y - before, 0);
    }
    y -= before + height + style.after();
    atTop &= before + height + style.after() == 0;
    spaceOwed = style.after();
    return true;
  }

  /** Puts lines of one paragraph one below the other. */
  private final class Placer {

    private final BrokenLines broken;
    private final Measure measure;
    private final ParagraphStyle style;
    private final double unit;

    Placer(BrokenLines broken, Measure measure, ParagraphStyle style) {
      this.broken = broken;
      this.measure = measure;
      this.style = style;
      this.unit = style.type().unit();
    }

    void put(int from, int to, double top, int lead) {
      if (showsPanels && (to > from || broken.size() == 0)) {
        double upper = geometry.pageHeight() - top;
        panels.add(pages.size() - 1, upper, upper + (to - from + lead) * style.lineHeight());
      }
      if (style.barred() && to > from) {
        bar(top, top - (to - from + lead) * style.lineHeight());
      }
      Baselines baselines =
          new Baselines(geometry, top, (to - from + lead) * style.lineHeight(), style);
      for (int i = 0; i < lead; i++) {
        baselines.next();
      }
      for (int i = from; i < to; i++) {
        int baseline = baselines.next();
        if (!broken.isBlank(i)) {
          line(i, baseline);
        }
      }
    }

    /** Whether a line that is flush left belongs at the right side, where it begins. */
    private boolean startsRight(int i) {
      boolean flushLeft =
          style.alignment() == Alignment.LEFT
              || style.alignment() == Alignment.JUSTIFY && spacing(i, extra(i)) == 0;
      return flushLeft && VisualOrder.isRightToLeft(typeset.text(), Cells.offset(broken.start(i)));
    }

    private double extra(int i) {
      return measure.width(i) - broken.width(i) * unit;
    }

    private void bar(double top, double bottom) {
      double left =
          geometry.frameLeft() + config.leftIndent() + style.left() - BAR * config.fontSize();
      double page = geometry.pageHeight();
      double drop = DESCENT * config.fontSize();
      bars.add(pages.size() - 1, left, page - top + drop, page - bottom + drop);
    }

    private void line(int i, int baseline) {
      double width = broken.width(i) * unit;
      double extra = measure.width(i) - width;
      double left = geometry.frameLeft() + config.leftIndent() + style.left();
      if (i == 0) {
        left += style.first();
      }
      if (typeset.hasRightToLeft() && startsRight(i)) {
        left += Math.max(0, extra);
      }
      double spacing = broken.gaps(i) > 0 ? spacing(i, extra) / broken.gaps(i) : 0;
      if (spacing == 0 && style.alignment() == Alignment.CENTER) {
        left += extra / 2;
      } else if (spacing == 0 && style.alignment() == Alignment.RIGHT) {
        left += extra;
      }
      double right = left + width + spacing * broken.gaps(i);
      lines.add(broken.start(i), broken.end(i), left, right, baseline, spacing, broken.visible(i));
    }

    /** What all gaps of a line together are widened (or, if negative, narrowed) by. */
    private double spacing(int i, double extra) {
      if (style.alignment() != Alignment.JUSTIFY) {
        return extra > -EXACT ? 0 : extra;
      }
      boolean last = i == broken.size() - 1;
      boolean asIs = broken.isBroken(i) || Math.abs(extra) <= EXACT || last && extra > -EXACT;
      return asIs ? 0 : extra;
    }
  }

  /** The lines placed so far. */
  LineTable lines() {
    return lines;
  }

  /** The pages begun so far. */
  PageTable pages() {
    return pages;
  }

  /** The bars left of quotations. */
  Bars bars() {
    return bars;
  }

  /** The visible areas behind paragraphs. */
  Panels panels() {
    return panels;
  }
}
