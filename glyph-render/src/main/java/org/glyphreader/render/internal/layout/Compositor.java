package org.glyphreader.render.internal.layout;

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

  private final Typeset typeset;
  private final RenderConfig config;
  private final PageGeometry geometry;
  private final double unit;
  private final boolean showsPanels;
  private final LineTable lines = new LineTable();
  private final PageTable pages = new PageTable();
  private final Panels panels = new Panels();

  private double y;
  private boolean atTop;
  private double spaceOwed;

  /** A compositor with one empty page. */
  Compositor(Typeset typeset) {
    this.typeset = typeset;
    this.config = typeset.config();
    this.geometry = typeset.geometry();
    this.unit = typeset.unit();
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
   * @param setting by which rule; source code is always flush left
   * @param gutter how far right of the frame it begins, pt
   */
  void paragraph(BrokenLines broken, Measure measure, Setting setting, double gutter) {
    Placer placer = new Placer(broken, measure, setting == Setting.CODE, gutter);
    int from = 0;
    int lead = 0;
    while (true) {
      double before = atTop ? 0 : Math.max(config.spaceBefore() - spaceOwed, 0);
      double room = y - geometry.frameBottom() - before;
      int rest = broken.size() - from + lead;
      double height = rest * config.lineHeight();
      int fitting = room > 0 ? (int) (room / config.lineHeight()) : 0;
      if (room > 0 && room - height >= -FUZZ || rest <= fitting || rest == 0) {
        placer.put(from, broken.size(), y - before, lead);
        double below = y - before - height - config.spaceAfter();
        atTop &= below == y;
        y = below;
        spaceOwed = config.spaceAfter();
        return;
      }
      if (fitting > 1 || atTop) {
        int to = from + Math.max(1, fitting - lead);
        placer.put(from, to, y - before, lead);
        from = to;
        lead = setting == Setting.WORDS && broken.isBroken(to - 1) ? 1 : 0;
      }
      pages.add(lines.size(), typeset.firstOwned(broken.start(from)));
      toTop();
    }
  }

  /** Puts lines of one paragraph one below the other. */
  private final class Placer {

    private final BrokenLines broken;
    private final Measure measure;
    private final boolean code;
    private final double gutter;

    Placer(BrokenLines broken, Measure measure, boolean code, double gutter) {
      this.broken = broken;
      this.measure = measure;
      this.code = code;
      this.gutter = gutter;
    }

    void put(int from, int to, double top, int lead) {
      if (showsPanels && to > from) {
        double upper = geometry.pageHeight() - top;
        panels.add(pages.size() - 1, upper, upper + (to - from + lead) * config.lineHeight());
      }
      for (int i = from; i < to; i++) {
        if (!broken.isBlank(i)) {
          double baseline =
              geometry.pageHeight()
                  - (top - config.fontSize() - (i - from + lead) * config.lineHeight());
          line(i, baseline);
        }
      }
    }

    private void line(int i, double baseline) {
      double width = broken.width(i) * unit;
      double extra = measure.width(i) - width;
      double left = geometry.frameLeft() + config.leftIndent() + gutter;
      if (i == 0 && !code) {
        left += config.firstLineIndent();
      }
      double spacing = broken.gaps(i) > 0 ? spacing(i, extra) / broken.gaps(i) : 0;
      if (!code && spacing == 0 && config.alignment() == Alignment.CENTER) {
        left += extra / 2;
      } else if (!code && spacing == 0 && config.alignment() == Alignment.RIGHT) {
        left += extra;
      }
      double right = left + width + spacing * broken.gaps(i);
      lines.add(broken.start(i), broken.end(i), left, right, baseline, spacing);
    }

    /** What all gaps of a line together are widened (or, if negative, narrowed) by. */
    private double spacing(int i, double extra) {
      if (config.alignment() != Alignment.JUSTIFY) {
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

  /** The visible areas behind paragraphs. */
  Panels panels() {
    return panels;
  }
}
