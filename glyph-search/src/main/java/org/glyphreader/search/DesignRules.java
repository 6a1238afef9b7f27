package org.glyphreader.search;

import java.util.Optional;
import org.glyphreader.RenderConfig;
import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.spi.ModelDescription;

/** Refuses designs that make no sense, and pages that the model would shrink or cannot hold. */
final class DesignRules {

  private static final int LEAST_EMS = 12;
  private static final int LEAST_LINES = 5;
  private static final double LEAST_TYPE_PX = 5;
  private static final double MOST_TYPE_PX = 48;
  private static final int LEAST_ANSWER = 1_024;

  /** What WCAG 2.1 (1.4.3) asks of large type. */
  private static final double LEAST_CONTRAST = 3;

  private final VisualTokenizer model;
  private final long contextWindow;

  DesignRules(ModelDescription model) {
    this.model = model.visualTokenizer();
    this.contextWindow = model.contextWindow().orElse(Long.MAX_VALUE);
  }

  /** Why the design is refused; empty if it is not. */
  Optional<String> objection(RenderConfig design) {
    double width =
        design.pageSize().width()
            - 2 * design.marginX()
            - Math.max(0, design.leftIndent() + Math.min(0, design.firstLineIndent()))
            - design.rightIndent()
            - 2 * design.borderPadding();
    double height = design.pageSize().height() - 2 * design.marginY();
    double pixels = design.fontSize() * design.dpi() / 72;
    boolean framed =
        design.borderWidth() > 0 || design.paragraphBackground() != design.pageBackground();
    boolean bordered = design.paragraphBorderColor() != design.paragraphBackground();
    boolean dark = luminance(design.pageBackground()) < 0.2;
    if (width < LEAST_EMS * design.fontSize()) {
      return Optional.of("lines would be shorter than " + LEAST_EMS + " ems");
    }
    if (height < LEAST_LINES * design.lineHeight()) {
      return Optional.of("fewer than " + LEAST_LINES + " lines would fit a page");
    }
    if (design.leftIndent() + design.firstLineIndent() < 0) {
      return Optional.of("first lines would hang out of the page's margin");
    }
    if (pixels < LEAST_TYPE_PX || pixels > MOST_TYPE_PX) {
      return Optional.of("type of " + Prior.plain(pixels) + " px");
    }
    if (contrast(design.fontColor(), design.paragraphBackground()) < LEAST_CONTRAST) {
      return Optional.of("type and paragraph have nearly the same colour");
    }
    if (design.borderPadding() > 0 && !framed) {
      return Optional.of("padding without a border or a ground");
    }
    if (design.borderWidth() > 0 && !bordered) {
      return Optional.of("a border in the paragraph's own colour");
    }
    if (dark != (luminance(design.paragraphBackground()) < 0.2)) {
      return Optional.of("light paragraphs on a dark page, or dark ones on a light page");
    }
    if (dark != (design.theme() == RenderConfig.Theme.DARK)) {
      return Optional.of("a theme that does not suit the page's colour");
    }
    return unreadable(design);
  }

  private Optional<String> unreadable(RenderConfig design) {
    int width =
        (int) Math.round(design.pageSize().width() * design.dpi() / 72 * design.horizontalScale());
    int height = (int) Math.round(design.pageSize().height() * design.dpi() / 72);
    Size seen;
    try {
      seen = model.resize(width, height);
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
    double scale = Math.sqrt((double) seen.width() * seen.height() / ((double) width * height));
    if (scale < 0.95) {
      return Optional.of(
          "%s would shrink pages of %d × %d px to %d × %d"
              .formatted(model.name(), width, height, seen.width(), seen.height()));
    }
    long tokens = model.tokens(width, height);
    return tokens + LEAST_ANSWER > contextWindow
        ? Optional.of(
            "pages of %d visual tokens leave no room for an answer in the context window of %d"
                .formatted(tokens, contextWindow))
        : Optional.empty();
  }

  private static double contrast(int a, int b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  /** Relative luminance as WCAG 2.1 defines it. */
  private static double luminance(int colour) {
    return 0.2126 * linear(colour >> 16 & 255)
        + 0.7152 * linear(colour >> 8 & 255)
        + 0.0722 * linear(colour & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
