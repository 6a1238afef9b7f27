package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Prepares a parsed page for a layout that knows CSS 2.1, has no scripts and no plug-ins, and must
 * not lose words. For one page and thread.
 */
final class HtmlCleaner {

  private static final String NEVER_SHOWN =
      "script, template, iframe, audio, video, canvas, map, datalist, base, meta, param, source,"
          + " track, noframes, frameset, rp, dialog:not([open]), input[type=hidden],"
          + " input[type=password], input[type=file], input[type=checkbox], input[type=radio],"
          + " input[type=image], input[type=color], input[type=range]";

  private static final int LONGEST_TEXT = 4000;

  private final Document page;
  private final WebFiles files;
  private final double width;
  private final StringBuilder css = new StringBuilder();

  private HtmlCleaner(Document page, WebFiles files, double width) {
    this.page = page;
    this.files = files;
    this.width = width;
  }

  /**
   * Cleans {@code page} in place; its style sheets are taken out.
   *
   * @param width of the page, CSS px
   * @param tabSize columns between tab stops
   * @return the rules of its style sheets
   */
  static String clean(Document page, WebFiles files, double width, int tabSize) {
    HtmlCleaner cleaner = new HtmlCleaner(page, files, width);
    cleaner.styleSheets();
    page.select(NEVER_SHOWN).forEach(HtmlCleaner::blank);
    page.select("[hidden]").forEach(HtmlCleaner::blank);
    page.select("a[href]").stream().filter(Permalinks::contains).forEach(HtmlCleaner::blank);
    cleaner.noScript();
    cleaner.controls();
    cleaner.images();
    cleaner.drawings();
    cleaner.attributes();
    cleaner.texts(tabSize);
    return cleaner.css.toString();
  }

  /** The names of all elements, as selectors. */
  static Set<String> names(Document page) {
    Set<String> names = new TreeSet<>();
    page.getAllElements().forEach(element -> names.add(element.normalName()));
    names.removeIf(name -> !name.matches("[a-z][a-z0-9-]*"));
    return names;
  }

  private void styleSheets() {
    for (Element sheet : page.select("style, link[rel~=(?i)\\bstylesheet\\b][href]")) {
      boolean alternate = sheet.attr("rel").toLowerCase(Locale.ROOT).contains("alternate");
      if (!alternate && MediaQuery.holds(sheet.attr("media"), width)) {
        String rules =
            sheet.normalName().equals("style")
                ? sheet.data()
                : files.styleSheet(sheet.attr("href")).orElse("");
        css.append(StyleSheets.safe(rules, width)).append('\n');
      }
      blank(sheet);
    }
  }

  private void noScript() {
    for (Element element : page.select("noscript")) {
      for (Node child : new ArrayList<>(element.childNodes())) {
        if (child instanceof DataNode data) {
          child.before(new TextNode(org.jsoup.Jsoup.parse(data.getWholeData()).text()));
          child.remove();
        }
      }
      element.tagName("div");
      if (element.closest("head") != null) {
        page.body().prependChild(element);
      }
    }
  }

  private void controls() {
    for (Element input : page.select("input")) {
      String value = input.attr("value");
      replace(input, value.isEmpty() ? input.attr("placeholder") : value);
    }
    for (Element select : page.select("select")) {
      Element chosen = select.selectFirst("option[selected]");
      chosen = chosen == null ? select.selectFirst("option") : chosen;
      replace(select, chosen == null ? "" : chosen.text());
    }
    for (Element button : page.select("button")) {
      if (!button.hasText() && button.selectFirst("img") == null) {
        blank(button);
      }
    }
    page.select("textarea").forEach(area -> replace(area, area.wholeText()));
  }

  private void images() {
    for (Element image : page.select("img")) {
      String address = image.attr("src");
      if (files.image(address).isEmpty()) {
        replace(image, image.attr("alt"));
      }
    }
  }

  /** The words of drawings; their lines are not drawn. */
  private void drawings() {
    for (Element drawing : page.select("svg")) {
      drawing.select("title, desc, defs, style, metadata").forEach(HtmlCleaner::blank);
      replace(drawing, drawing.text());
    }
    for (Element formula : page.select("math")) {
      formula.select("annotation, annotation-xml").forEach(HtmlCleaner::blank);
      replace(formula, formula.text());
    }
  }

  /** Puts words in the place of an element; moving siblings would cost time for each of them. */
  private static void replace(Element element, String words) {
    blank(element);
    if (!words.isBlank()) {
      element.text(" " + words + " ");
    }
  }

  private static void blank(Element element) {
    element.empty();
    element.clearAttributes();
    element.tagName("span");
  }

  private void attributes() {
    for (Element element : page.getAllElements()) {
      for (Attribute attribute : element.attributes().asList()) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        if (name.startsWith("on") || name.equals("background")) {
          element.removeAttr(attribute.getKey());
        } else if (name.equals("style")) {
          element.attr("style", StyleSheets.declarations(attribute.getValue()));
        } else if (name.equals("colspan") || name.equals("rowspan")) {
          boolean sane = attribute.getValue().strip().matches("[1-9]\\d{0,2}");
          element.attr(attribute.getKey(), sane ? attribute.getValue().strip() : "1");
        }
      }
    }
  }

  /** Without control characters and soft hyphens; tabs as the spaces they stand for. */
  private void texts(int tabSize) {
    for (TextNode node : page.body().select("*").textNodes()) {
      String text = node.getWholeText();
      if (text.chars().anyMatch(c -> c < ' ' && c != '\n' || c == 0x7F || c == 0xAD)) {
        node.text(plain(text, tabSize));
      }
      if (text.length() > LONGEST_TEXT) {
        part(node);
      }
    }
  }

  /** Layout measures a text from each line's start to the text's end: parts keep that short. */
  private static void part(TextNode node) {
    String text = node.getWholeText();
    Element parts = new Element("span");
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + LONGEST_TEXT);
      end -= end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
      parts.appendChild(new Element("span").appendChild(new TextNode(text.substring(at, end))));
      at = end;
    }
    node.replaceWith(parts);
  }

  private static String plain(String text, int tabSize) {
    StringBuilder plain = new StringBuilder(text.length());
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        int spaces = tabSize - column % tabSize;
        plain.append(" ".repeat(spaces));
        column += spaces;
      } else if (c == '\n') {
        plain.append(c);
        column = 0;
      } else if (c >= ' ' && c != 0x7F && c != 0xAD) {
        plain.append(c);
        column++;
      }
    }
    return plain.toString();
  }
}
