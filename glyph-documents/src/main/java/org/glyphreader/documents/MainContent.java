package org.glyphreader.documents;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Flow;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds what a web page is about, and drops what stands around it: by semantic elements and roles
 * where the page has them, else blocks that are mostly links (Kohlschütter, Fankhauser, Nejdl:
 * Boilerplate Detection using Shallow Text Features, WSDM 2010). In doubt, text is kept. For one
 * page and thread.
 */
final class MainContent {

  private static final String CHROME =
      "nav, [role=navigation], [role=banner], [role=contentinfo], [role=complementary],"
          + " [role=search], [role=menu], [role=menubar], [role=toolbar], [role=tablist]";

  /** Of the page's text, what a main element must hold to be taken for the main content. */
  private static final double MAIN_SHARE = 0.3;

  /** Of a block's characters, those in links from which on it is for going elsewhere. */
  private static final double LINK_DENSITY = 0.75;

  /** Of the page's text, what may be dropped at most as chrome that only looks like it. */
  private static final double DROPPED_SHARE = 0.5;

  private static final int LEAST_LINKS = 3;

  private final Element body;
  private final int all;
  private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());

  private MainContent(Element body) {
    this.body = body;
    this.all = Math.max(1, body.text().length());
  }

  /** The main content of {@code page} as a flow. */
  static Flow flow(Document page, RenderConfig config) {
    MainContent content = new MainContent(page.body());
    Element main = content.main();
    content.dropChrome(main);
    FlowBuilder flow = new FlowBuilder();
    Containers containers = new Containers(flow);
    if (main.selectFirst("h1") == null && !page.title().isBlank()) {
      containers.heading(1);
      flow.words(page.title());
      flow.end();
    }
    HtmlFlow.add(main, content.dropped, config, containers);
    return flow.build();
  }

  private Element main() {
    for (String selector : new String[] {"main, [role=main]", "article"}) {
      var found = body.select(selector);
      if (found.size() == 1 && found.get(0).text().length() >= MAIN_SHARE * all) {
        return found.get(0);
      }
    }
    return body;
  }

  private void dropChrome(Element main) {
    dropAll(main.select(CHROME));
    for (Element element : main.select("header, footer, aside")) {
      if (element.closest("article, main, [role=main], section, blockquote") == null
          && element.selectFirst("h1") == null) {
        drop(element);
      }
    }
    dropAll(main.select("form"));
    if (main == body) {
      dropLinkLists();
    }
  }

  private void dropAll(Iterable<Element> elements) {
    elements.forEach(this::drop);
  }

  private void drop(Element element) {
    if (element != body && element.text().length() <= DROPPED_SHARE * all) {
      dropped.add(element);
    }
  }

  /** Lists of links above the first heading, which lead to other pages. */
  private void dropLinkLists() {
    Element first = body.selectFirst("h1, h2");
    if (first == null) {
      return;
    }
    for (Element block : body.select("ul, ol, table, div, p, h1, h2")) {
      if (block == first) {
        return;
      }
      var links = block.select("a[href]");
      int linked = links.stream().mapToInt(link -> link.text().length()).sum();
      boolean around = first.parents().contains(block);
      if (!around
          && links.size() >= LEAST_LINKS
          && linked >= LINK_DENSITY * block.text().length()) {
        drop(block);
      }
    }
  }
}
