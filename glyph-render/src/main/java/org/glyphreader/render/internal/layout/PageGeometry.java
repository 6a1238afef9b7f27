package org.glyphreader.render.internal.layout;

import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;

/**
 * The measures of a page before cropping. The frame that holds the type lies inside the margins and
 * a padding of 6 pt, as in the reference's layout engine.
 */
final class PageGeometry {

  private static final double EXACT = 1e-9;
  private static final double FRAME_PADDING = 6;
  private static final long LARGEST_PAGE = 400_000_000;
  private static final double LARGEST_TYPE = 3000;

  private final RenderConfig config;
  private final double scale;
  private final int width;
  private final int height;
  private final int scaledWidth;

  PageGeometry(RenderConfig config) {
    this.config = config;
    this.scale = config.dpi() / 72.0;
    double wide = Math.ceil(config.pageSize().width() * scale - EXACT);
    double high = Math.ceil(config.pageSize().height() * scale - EXACT);
    double wideScaled =
        config.horizontalScale() == 1 ? wide : Math.floor(wide * config.horizontalScale());
    if (Math.max(wide, wideScaled) * high > LARGEST_PAGE) {
      throw new DocumentFormatException(
          String.format(
              java.util.Locale.ROOT,
              "A page of %.0f × %.0f px is more than %d px; lower \"dpi\" (%d) or \"page-size\"",
              Math.max(wide, wideScaled),
              high,
              LARGEST_PAGE,
              config.dpi()));
    }
    if (config.fontSize() * scale > LARGEST_TYPE) {
      throw new DocumentFormatException(
          "\"font-size\" "
              + config.fontSize()
              + " at \"dpi\" "
              + config.dpi()
              + " is more than "
              + (int) LARGEST_TYPE
              + " px");
    }
    this.width = (int) wide;
    this.height = (int) high;
    this.scaledWidth = (int) Math.max(1, wideScaled);
    requireRoom();
  }

  private void requireRoom() {
    if (laterLineWidth() <= 0 || frameHeight() < Math.min(config.lineHeight(), config.fontSize())) {
      throw new DocumentFormatException(
          String.format(
              java.util.Locale.ROOT,
              "No room for type: margins and indents leave %.1f × %.1f pt of a page of %.1f × %.1f"
                  + " pt; change \"page-size\", \"margin-x\", \"margin-y\" or the indents",
              Math.max(0, laterLineWidth()),
              Math.max(0, frameHeight()),
              config.pageSize().width(),
              config.pageSize().height()));
    }
  }

  /** px per pt. */
  double scale() {
    return scale;
  }

  /** Width of the painted page, px. */
  int width() {
    return width;
  }

  /** Height of the painted page, px. */
  int height() {
    return height;
  }

  /**
   * Columns that have the page's colour. Where it ends inside a px the last may stay white, as in
   * the reference; not with the dark theme, which would never be cropped then.
   */
  int paintedWidth() {
    return isDark() ? width : (int) Math.floor(config.pageSize().width() * scale + 0.5);
  }

  /** Rows that have the page's colour, as for {@link #paintedWidth()}. */
  int paintedHeight() {
    return isDark() ? height : (int) Math.floor(config.pageSize().height() * scale + 0.5);
  }

  private boolean isDark() {
    return config.theme() == RenderConfig.Theme.DARK;
  }

  /** Width after the horizontal scaling, px. */
  int scaledWidth() {
    return scaledWidth;
  }

  /** Height of the page, pt. */
  double pageHeight() {
    return config.pageSize().height();
  }

  /** The frame's left side, pt from the page's left. */
  double frameLeft() {
    return config.marginX() + FRAME_PADDING;
  }

  /** The frame's width, pt. */
  double frameWidth() {
    return config.pageSize().width() - 2 * frameLeft();
  }

  /** The frame's upper side, pt above the page's lower edge. */
  double frameTop() {
    return config.pageSize().height() - config.marginY() - FRAME_PADDING;
  }

  /** The frame's lower side, pt above the page's lower edge. */
  double frameBottom() {
    return config.marginY() + FRAME_PADDING;
  }

  private double frameHeight() {
    return frameTop() - frameBottom();
  }

  /** Room for a paragraph's first line, pt. */
  double firstLineWidth() {
    return laterLineWidth() - config.firstLineIndent();
  }

  /** Room for a paragraph's other lines, pt. */
  double laterLineWidth() {
    return frameWidth() - config.leftIndent() - config.rightIndent();
  }
}
