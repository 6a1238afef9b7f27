package org.glyphreader.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranges and likelihoods of the pre-training mixture of the Glyph paper (arXiv 2510.17800, table
 * 8), with what is missing there: themes, highlighting, re-flow. The paper names factors and says
 * which are favoured; the weights are ours.
 */
final class Mixture {

  /** Pages by area: close places are close sizes. */
  private static final List<String> PAGES =
      List.of(
          "400,566",
          "420,595",
          "498,709",
          "500,500",
          "842,595",
          "595,842",
          "612,792",
          "595,1058",
          "612,1008",
          "792,1056",
          "709,1001",
          "792,1224",
          "842,1191",
          "900,1200",
          "1000,1400",
          "1191,1684");

  private Mixture() {}

  static Map<String, Prior> priors() {
    Map<String, Prior> all = new LinkedHashMap<>();
    all.put("page-size", Prior.oneOf(PAGES));
    all.put("dpi", Prior.numbers(1, 45, 59, 1, 60, 71, 3, 72, 96, 3, 97, 120, 2, 121, 300, 1));
    all.put("margin-x", Prior.numbers(1, 5, 12, 2, 13, 40, 1));
    all.put("margin-y", Prior.numbers(1, 5, 12, 2, 13, 40, 1));
    all.put(
        "font-path",
        Prior.words(
            "builtin:dejavu-sans", 3, "builtin:noto-sans-sc", 2, "builtin:dejavu-sans-mono", 1));
    all.put("font-size", Prior.numbers(0.25, 7, 8, 2, 8.25, 10, 4, 10.25, 14, 2));
    all.put("line-height", Prior.numbers(0.01, 0.8, 1, 2, 1.01, 1.2, 3, 1.21, 1.5, 1));
    all.put("alignment", Prior.words("LEFT", 8, "JUSTIFY", 8, "CENTER", 1, "RIGHT", 1));
    all.put("horizontal-scale", Prior.numbers(0.01, 0.75, 0.87, 1, 0.88, 0.99, 2, 1, 1, 3));
    all.put("first-line-indent", Prior.numbers(0.5, -18, -6, 1, 0, 0, 14, 9, 22.5, 3));
    all.put("left-indent", Prior.numbers(0.5, 0, 0, 9, 6, 24, 1));
    all.put("right-indent", Prior.numbers(0.5, 0, 0, 9, 6, 24, 1));
    all.put("space-before", Prior.numbers(0.5, 0, 0, 6, 1, 4, 1, 4.5, 12, 1));
    all.put("space-after", Prior.numbers(0.5, 0, 0, 6, 1, 4, 1, 4.5, 12, 1));
    all.put("border-width", Prior.numbers(0.5, 0, 0, 9, 0.5, 2, 1));
    all.put("border-padding", Prior.numbers(0.5, 0, 0, 9, 1, 6, 1));
    // Light, paper, document, web and code styles, then dark.
    all.put(
        "font-color",
        Prior.words(
            "#000000", 8, "#333333", 2, "#1F3864", 1, "#3B2F2F", 1, "#D4D4D4", 1, "#FFFFFF", 1));
    String[] grounds = {"#FFFFFF", "#FDF6E3", "#F5F5F5", "#E8F0F8", "#1E1E1E", "#000000"};
    all.put(
        "page-bg-color",
        Prior.words(
            grounds[0],
            8,
            grounds[1],
            1,
            grounds[2],
            1,
            grounds[3],
            1,
            grounds[4],
            1,
            grounds[5],
            1));
    all.put(
        "para-bg-color",
        Prior.words(
            grounds[0],
            8,
            grounds[1],
            1,
            grounds[2],
            1,
            grounds[3],
            1,
            grounds[4],
            1,
            grounds[5],
            1));
    all.put("para-border-color", Prior.words("#FFFFFF", 4, "#999999", 1, "#000000", 1));
    all.put("auto-crop-width", Prior.words("false", 1, "true", 2));
    all.put("auto-crop-last-page", Prior.words("false", 1, "true", 2));
    all.put("newline-markup", Prior.words("<br/>", 1, "<font color=\"#FF0000\"> \\n </font>", 1));
    all.put("reflow", Prior.words("false", 1, "true", 1));
    all.put("theme", Prior.words("light", 5, "dark", 1));
    all.put("highlight", Prior.words("true", 1, "false", 1));
    all.put("line-numbers", Prior.words("false", 9, "true", 1));
    all.put("tab-size", Prior.numbers(1, 2, 8, 1));
    all.put("pdf-mode", Prior.words("layout", 1, "reflow", 1));
    all.put("html-mode", Prior.words("layout", 1, "dense", 1));
    return all;
  }
}
