package org.glyphreader.render.internal.layout;

/**
 * The rows on which the lines of a paragraph stand. A baseline often lies exactly between two rows,
 * so the arithmetic is that of the reference, operation by operation: numbers rounded as ReportLab
 * writes them into a PDF, positions computed from them as Poppler does.
 */
final class Baselines {

  private static final int DIGITS = 6;

  private final double scale;
  private final double origin;
  private final double first;
  private final double lineHeight;
  private double moved;

  /**
   * Baselines from the first line of a paragraph down.
   *
   * @param top of the paragraph, pt above the page's lower edge
   * @param height of the paragraph, pt
   */
  Baselines(PageGeometry geometry, double top, double height, ParagraphStyle style) {
    this.scale = geometry.scale();
    this.origin = written(top - height) * -scale + scale * written(geometry.pageHeight());
    this.first = written(height - style.type().size());
    this.lineHeight = written(style.lineHeight());
  }

  /** The row that the next line's baseline is the upper side of. */
  int next() {
    double y = (moved + first) * -scale + origin;
    moved -= lineHeight;
    return (int) Math.floor(y);
  }

  /** A number with as many decimals as a PDF of ReportLab has. */
  private static double written(double number) {
    double size = Math.abs(number);
    int whole = size > 1 ? (int) Math.log10(size) : 0;
    double factor = Math.pow(10, Math.max(0, DIGITS - whole));
    return Math.rint(number * factor) / factor;
  }
}
