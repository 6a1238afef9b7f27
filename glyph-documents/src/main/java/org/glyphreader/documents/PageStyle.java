package org.glyphreader.documents;

import java.util.Locale;
import java.util.Set;
import org.glyphreader.RenderConfig;

/**
 * The style of a web page: its own, and above it what keeps words in their place. Immutable.
 *
 * @param own the page's own rules
 * @param elements the names of its elements
 * @param config the page design
 */
record PageStyle(String own, Set<String> elements, RenderConfig config) {

  private static final double CSS_PX_PER_POINT = 96.0 / 72;

  private static final String BASE =
      "html { font-family: sans-serif; color: #000000; }\n"
          + "article, aside, details, dialog, fieldset, figcaption, figure, footer, header, hgroup,"
          + " legend, main, menu, nav, search, section, summary { display: block }\n"
          + "pre, textarea, listing, xmp { white-space: pre-wrap }\n";

  private static final String SAFE =
      "* { position: static !important; overflow: visible !important; clip: auto !important;"
          + " text-transform: none !important; background-image: none !important;"
          + " max-height: none !important; word-wrap: break-word !important; z-index: auto !important;"
          + " page-break-before: auto !important; page-break-after: auto !important;"
          + " transform: none !important; column-count: auto !important; }\n"
          + "head, title { display: none !important; }\n"
          + "html, body { margin: 0 !important; }\n"
          + "img { max-width: 100%; }\n";

  private static final String LOOSE =
      "* { width: auto !important; min-width: 0 !important; max-width: none !important;"
          + " white-space: normal !important; float: none !important; line-height: normal !important;"
          + " margin-left: 0 !important; margin-right: 0 !important; letter-spacing: normal !important; }\n"
          + "pre, pre *, textarea { white-space: pre-wrap !important; }\n";

  private static final String PLAIN =
      "* { margin: 0.1em 0 !important; padding: 0 !important; text-align: left !important;"
          + " list-style-position: inside !important; border: none !important; }\n"
          + "table, caption, thead, tbody, tfoot, tr, td, th, colgroup, col { display: block !important; }\n";

  /** How much of the page's own style is kept. */
  enum Step {
    /** All of it. */
    OWN,
    /** Without sizes and floats, and with every line wrapped. */
    LOOSE,
    /** The same on a wider page, which is then drawn smaller. */
    WIDENED,
    /** None of it; tables are blocks. */
    PLAIN
  }

  /**
   * The style sheet.
   *
   * @param width of the page, CSS px
   * @param height of the page, CSS px
   */
  String css(Step step, int width, int height) {
    StringBuilder css = new StringBuilder();
    css.append(BASE);
    if (step != Step.PLAIN) {
      css.append(own);
    }
    css.append(SAFE);
    css.append(
        String.format(
            Locale.ROOT,
            "@page { size: %dpx %dpx; margin: %.2fpx %.2fpx; }\n",
            width,
            height,
            Math.min(config.marginY() * CSS_PX_PER_POINT, height / 4.0),
            Math.min(config.marginX() * CSS_PX_PER_POINT, width / 4.0)));
    for (String element : elements) {
      if (!element.equals("img")) {
        css.append(element).append(" { height: auto !important; min-height: 0 !important; }\n");
      }
    }
    if (step != Step.OWN) {
      css.append(LOOSE);
    }
    if (step == Step.PLAIN) {
      css.append(PLAIN);
    }
    return css.toString();
  }
}
