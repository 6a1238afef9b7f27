package org.glyphreader.documents;

import com.openhtmltopdf.bidi.SimpleBidiReorderer;
import com.openhtmltopdf.context.StyleReference;
import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.style.CalculatedStyle;
import com.openhtmltopdf.extend.FontContext;
import com.openhtmltopdf.layout.BoxBuilder;
import com.openhtmltopdf.layout.Layer;
import com.openhtmltopdf.layout.LayoutContext;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.NullUserInterface;
import com.openhtmltopdf.render.BlockBox;
import com.openhtmltopdf.render.PageBox;
import com.openhtmltopdf.render.RenderingContext;
import com.openhtmltopdf.render.ViewportBox;
import com.openhtmltopdf.render.displaylist.DisplayListCollector;
import com.openhtmltopdf.render.displaylist.DisplayListContainer;
import com.openhtmltopdf.render.displaylist.DisplayListPainter;
import com.openhtmltopdf.simple.extend.XhtmlNamespaceHandler;
import com.openhtmltopdf.util.ThreadCtx;
import com.openhtmltopdf.util.XRLog;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Lays out a document by CSS 2.1 (openhtmltopdf) and writes down what stands on each page, so that
 * nothing of the layout need be kept. For one document and thread.
 */
final class WebLayout {

  /** Dots of the layout for each CSS px: positions are whole dots. */
  static final int DOTS = 16;

  private static final float CSS_DPI = 96;
  private static final int SMALLEST_TYPE = 7;

  private final Document document;
  private final WebFiles files;
  private final int pageWidth;
  private final int pageHeight;
  private final int background;
  private final WebType type = new WebType();
  private final SharedContext shared = new SharedContext();

  /**
   * A layout on pages of a size.
   *
   * @param pageWidth CSS px
   * @param pageHeight CSS px
   * @param background of the page, 0xRRGGBB
   */
  WebLayout(Document document, WebFiles files, int pageWidth, int pageHeight, int background) {
    this.document = document;
    this.files = files;
    this.pageWidth = pageWidth;
    this.pageHeight = pageHeight;
    this.background = background;
  }

  /** What was laid out, and what of the document was not to be shown. */
  record Result(List<WebSheet> sheets, Set<Element> hidden, long visibleCharacters) {}

  /** Lays the document out. */
  Result run() {
    XRLog.setLoggingEnabled(false);
    shared.registerWithThread();
    try {
      prepare();
      LayoutContext c = layoutContext();
      BlockBox root = BoxBuilder.createRootBox(c, document);
      PageBox first = Layer.createPageBox(c, "first");
      root.setContainingBlock(
          new ViewportBox(
              new Rectangle(0, 0, first.getContentWidth(c), first.getContentHeight(c))));
      root.layout(c);
      root.getLayer().trimEmptyPages(c, root.getLayer().getPaintingDimension(c).height);
      root.getLayer().layoutPages(c);
      Visibility visibility = new Visibility();
      visibility.walk();
      return new Result(record(root), visibility.hidden, visibility.characters);
    } finally {
      shared.removeFromThread();
      ThreadCtx.cleanup();
    }
  }

  private void prepare() {
    shared.setUserAgentCallback(files);
    shared.setCss(new StyleReference(files));
    shared.setFontResolver(new WebFonts(SMALLEST_TYPE * DOTS));
    shared.setReplacedElementFactory(
        new WebImage.Factory(pageWidth * DOTS * 9 / 10, pageHeight * DOTS * 8 / 10));
    shared.setTextRenderer(type);
    shared.setDPI(CSS_DPI * DOTS);
    shared.setDotsPerPixel(DOTS);
    shared.setPrint(true);
    shared.setInteractive(false);
    shared.setBaseURL("");
    shared.setNamespaceHandler(new XhtmlNamespaceHandler());
    shared
        .getCss()
        .setDocumentContext(
            shared, shared.getNamespaceHandler(), document, new NullUserInterface());
  }

  private LayoutContext layoutContext() {
    LayoutContext c = shared.newLayoutContextInstance();
    c.setFontContext(new NoFontContext());
    c.setBidiReorderer(new SimpleBidiReorderer());
    return c;
  }

  private List<WebSheet> record(BlockBox root) {
    MarkRecorder recorder = new MarkRecorder(type, background);
    RenderingContext c = shared.newRenderingContextInstance();
    c.setFontContext(new NoFontContext());
    c.setOutputDevice(recorder);
    c.setBidiReorderer(new SimpleBidiReorderer());
    c.setRootLayer(root.getLayer());
    c.setInitialPageNo(0);
    c.setFastRenderer(true);
    List<PageBox> pages = root.getLayer().getPages();
    root.getLayer().assignPagePaintingPositions(c, Layer.PAGED_MODE_PRINT);
    c.setPageCount(pages.size());
    DisplayListContainer displayed =
        new DisplayListCollector(pages).collectRoot(c, root.getLayer());
    TextOrder order = TextOrder.of(root);
    List<WebSheet> sheets = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      PageBox page = pages.get(i);
      c.setPage(i, page);
      new DisplayListPainter().paint(c, displayed.getPageInstructions(i));
      int left = page.getMarginBorderPadding(c, CalculatedStyle.LEFT);
      int top = page.getMarginBorderPadding(c, CalculatedStyle.TOP);
      sheets.add(
          WebSheet.of(
              recorder.take(),
              order,
              page.getPaintingTop() + (i == 0 ? Integer.MIN_VALUE / 2 : 0),
              i == pages.size() - 1 ? Integer.MAX_VALUE / 2 : page.getPaintingBottom(),
              left,
              top - page.getPaintingTop()));
    }
    return sheets;
  }

  /** Finds what style sheets hide, and counts the characters that are to be seen. */
  private final class Visibility {

    private final Set<Element> hidden = new HashSet<>();
    private long characters;

    void walk() {
      Node node = document.getDocumentElement();
      while (node != null) {
        boolean into = !(node instanceof Element element) || isDisplayed(element);
        if (node.getNodeType() == Node.TEXT_NODE) {
          count(node);
        }
        if (into && node.getFirstChild() != null) {
          node = node.getFirstChild();
          continue;
        }
        while (node != null && node.getNextSibling() == null) {
          node = node.getParentNode();
        }
        node = node == null ? null : node.getNextSibling();
      }
    }

    private boolean isDisplayed(Element element) {
      if (shared.getStyle(element).isIdent(CSSName.DISPLAY, IdentValue.NONE)) {
        hidden.add(element);
        return false;
      }
      return true;
    }

    private void count(Node text) {
      Node parent = text.getParentNode();
      if (parent instanceof Element element
          && !shared.getStyle(element).isIdent(CSSName.VISIBILITY, IdentValue.HIDDEN)) {
        characters += WebSheet.visible(text.getNodeValue());
      }
    }
  }

  private static final class NoFontContext implements FontContext {}
}
