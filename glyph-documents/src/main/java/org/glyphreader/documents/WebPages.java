package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.PageSource;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Lays out a web page so that no word is lost. The page's own style is tried first; where words
 * would stand outside of the page, over each other or nowhere, it is given up step by step, down to
 * plain blocks, which always fit. For one page and thread.
 */
final class WebPages {

  private static final int MOST_ELEMENTS = 60_000;
  private static final int MOST_CHARACTERS = 3_000_000;

  /** Matching costs time for each rule and element. */
  private static final long MOST_MATCHES = 30_000_000;

  /** So few words for each character may be cut in narrow cells: they are still to be read. */
  private static final double FEW = 0.0005;

  private static final double CSS_PX_PER_POINT = 96.0 / 72;
  private static final double WIDENED = 1.5;

  private final Source source;
  private final RenderConfig config;
  private final int width;
  private final int height;

  WebPages(Source source, RenderConfig config) {
    this.source = source;
    this.config = config;
    this.width = (int) Math.round(config.pageSize().width() * CSS_PX_PER_POINT);
    this.height = (int) Math.round(config.pageSize().height() * CSS_PX_PER_POINT);
  }

  /** The pages of {@code parsed}, which is changed. */
  Fixed of(Document parsed) {
    check(parsed);
    WebFiles files = new WebFiles(source, WebLayout.DOTS);
    String css = HtmlCleaner.clean(parsed, files, width, config.tabSize());
    check(parsed);
    if (!parsed.hasText() && parsed.select("img").isEmpty()) {
      throw new DocumentFormatException(source + " holds no words: there is nothing to draw");
    }
    long rules = css.chars().filter(c -> c == '{' || c == ',').count();
    boolean styled = rules * parsed.getAllElements().size() <= MOST_MATCHES;
    PageStyle style = new PageStyle(css, HtmlCleaner.names(parsed), config);
    parsed.head().empty();
    org.w3c.dom.Document document = new W3CDom().namespaceAware(false).fromJsoup(parsed);
    return new Fixed(styled ? best(document, style, files) : plain(document, style, files));
  }

  private void check(Document parsed) {
    int elements = 0;
    long characters = 0;
    for (org.jsoup.nodes.Element element : parsed.getAllElements()) {
      elements++;
      characters += element.ownText().length();
    }
    if (elements > MOST_ELEMENTS || characters > MOST_CHARACTERS) {
      throw new DocumentFormatException(
          "%s holds %d elements and %d characters; at most %d and %d are laid out: split it, or use html-mode \"dense\""
              .formatted(source, elements, characters, MOST_ELEMENTS, MOST_CHARACTERS));
    }
  }

  private List<PageSource> best(org.w3c.dom.Document document, PageStyle style, WebFiles files) {
    WebLayout.Result best = null;
    int bestWidth = width;
    long least = Long.MAX_VALUE;
    Set<Element> hidden = null;
    for (PageStyle.Step step : PageStyle.Step.values()) {
      int wide = step == PageStyle.Step.WIDENED ? (int) (width * WIDENED) : width;
      int high = step == PageStyle.Step.WIDENED ? (int) (height * WIDENED) : height;
      if (step == PageStyle.Step.PLAIN && hidden != null) {
        hide(document, hidden);
      }
      setStyle(document, style.css(step, wide, high));
      WebLayout.Result laidOut;
      try {
        laidOut = new WebLayout(document, files, wide, high, config.pageBackground()).run();
      } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
        if (step == PageStyle.Step.PLAIN && best == null) {
          throw e;
        }
        continue; // the layout engine has faults, among them floats in a block of their own
      }
      hidden = hidden == null ? laidOut.hidden() : hidden;
      long lost = lost(laidOut, wide);
      if (lost < least) {
        least = lost;
        best = laidOut;
        bestWidth = wide;
      }
      if (lost == 0) {
        break;
      }
    }
    return pages(best, bestWidth);
  }

  private List<PageSource> plain(org.w3c.dom.Document document, PageStyle style, WebFiles files) {
    setStyle(document, style.css(PageStyle.Step.PLAIN, width, height));
    return pages(
        new WebLayout(document, files, width, height, config.pageBackground()).run(), width);
  }

  private static long lost(WebLayout.Result laidOut, int wide) {
    long shown = 0;
    long misplaced = 0;
    long cut = 0;
    for (WebSheet sheet : laidOut.sheets()) {
      shown += sheet.characters();
      misplaced += sheet.outside(wide * WebLayout.DOTS) + Overlaps.characters(sheet.lines());
      cut += CutWords.count(sheet.lines());
    }
    boolean few = cut < FEW * laidOut.visibleCharacters();
    return Math.abs(laidOut.visibleCharacters() - shown) + misplaced + (few ? 0 : cut);
  }

  private List<PageSource> pages(WebLayout.Result laidOut, int wide) {
    int pixelWidth = Math.max(1, (int) Math.round(config.pageSize().width() * config.dpi() / 72));
    int pixelHeight = Math.max(1, (int) Math.round(config.pageSize().height() * config.dpi() / 72));
    Limits.checkImage(source.name(), pixelWidth, pixelHeight);
    double scale = pixelWidth / (double) (wide * WebLayout.DOTS);
    GlyphMasks masks = new GlyphMasks(scale);
    List<PageSource> pages = new ArrayList<>();
    for (WebSheet sheet : laidOut.sheets()) {
      if (sheet.isEmpty()) {
        continue;
      }
      if (pages.size() == Limits.PAGES) {
        throw new DocumentFormatException(
            source + " has more than " + Limits.PAGES + " pages; split it");
      }
      pages.add(WebPage.of(sheet, pixelWidth, pixelHeight, scale, config.pageBackground(), masks));
    }
    if (pages.isEmpty()) {
      throw new DocumentFormatException(source + " holds no words: there is nothing to draw");
    }
    if (config.autoCropLastPage()) {
      int last = pages.size() - 1;
      pages.set(last, ((WebPage) pages.get(last)).cropped((int) config.marginY()));
    }
    return pages;
  }

  /** Lets the plain style know what the page's own style hides. */
  private static void hide(org.w3c.dom.Document document, Set<Element> hidden) {
    Node node = document.getDocumentElement();
    while (node != null) {
      if (node instanceof Element element) {
        element.removeAttribute("style");
        if (hidden.contains(element)) {
          element.setAttribute("style", "display: none");
        }
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      while (node != null && node.getNextSibling() == null) {
        node = node.getParentNode();
      }
      node = node == null ? null : node.getNextSibling();
    }
  }

  private static void setStyle(org.w3c.dom.Document document, String css) {
    Element head = (Element) document.getElementsByTagName("head").item(0);
    while (head.getFirstChild() != null) {
      head.removeChild(head.getFirstChild());
    }
    Element style = document.createElement("style");
    style.setAttribute("type", "text/css");
    style.appendChild(document.createTextNode(css));
    head.appendChild(style);
  }
}
