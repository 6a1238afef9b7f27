package org.glyphreader.documents;

import org.jsoup.nodes.Element;

/**
 * Signs behind a heading that link to the heading itself. Browsers show them under the pointer
 * only.
 */
final class Permalinks {

  private static final String SIGNS = "(\\u00B6|\\u00A7|#|\\uD83D\\uDD17)";

  private Permalinks() {}

  /** Whether {@code element} is nothing but such a sign. */
  static boolean contains(Element element) {
    return element.normalName().equals("a")
        && element.attr("href").startsWith("#")
        && element.childNodeSize() <= 2
        && element.selectFirst("img") == null
        && element.text().strip().matches(SIGNS);
  }
}
