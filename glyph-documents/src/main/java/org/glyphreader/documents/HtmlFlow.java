package org.glyphreader.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Run;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * Turns elements of HTML into blocks of a flow: structure stays, everything that only shows or
 * works in a browser goes. Trees may be deep: they are walked without recursion. For one thread.
 */
final class HtmlFlow implements NodeFilter {

  /** Elements whose content no one sees as text. */
  static final Set<String> INVISIBLE =
      Set.of(
          "script",
          "style",
          "template",
          "head",
          "title",
          "iframe",
          "object",
          "embed",
          "applet",
          "audio",
          "video",
          "canvas",
          "svg",
          "map",
          "datalist",
          "select",
          "option",
          "button",
          "input",
          "textarea",
          "progress",
          "meter",
          "rp",
          "frameset",
          "noframes",
          "caption");

  private static final Set<String> BOLD = Set.of("b", "strong", "th", "dt", "summary");
  private static final Set<String> ITALIC = Set.of("i", "em", "cite", "var", "dfn");
  private static final Set<String> MONOSPACED = Set.of("code", "kbd", "samp", "tt");
  private static final Set<String> STRUCK = Set.of("del", "s", "strike");

  /** Characters of private use: icons of the page's own fonts, which are no text. */
  private static final Pattern ICONS = Pattern.compile("[\uE000-\uF8FF]");

  private final RenderConfig config;
  private final Set<Element> dropped;
  private final Containers containers;
  private final FlowBuilder flow;
  private final Deque<HtmlTable> tables = new ArrayDeque<>();
  private final Deque<ListNumbers> lists = new ArrayDeque<>();
  private int headings;

  private HtmlFlow(RenderConfig config, Set<Element> dropped, Containers containers) {
    this.config = config;
    this.dropped = dropped;
    this.containers = containers;
    this.flow = containers.flow();
  }

  /** Adds what {@code element} holds, but for the elements {@code dropped}. */
  static void add(
      Element element, Set<Element> dropped, RenderConfig config, Containers containers) {
    element.filter(new HtmlFlow(config, dropped, containers));
    containers.flow().end();
  }

  /** Adds a piece of HTML that may lack its beginning or its end. */
  static void fragment(String html, RenderConfig config, Containers containers) {
    add(Jsoup.parseBodyFragment(html).body(), Set.of(), config, containers);
  }

  /** The text that stands for the image of an {@code img} tag. */
  static String alternative(String tag) {
    Element image = Jsoup.parseBodyFragment(tag).selectFirst("img");
    return image == null ? "" : image.attr("alt");
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      words(ICONS.matcher(text.getWholeText()).replaceAll(""));
    } else if (node instanceof Element element) {
      String name = element.normalName();
      if (name.equals("img")) {
        words(" " + element.attr("alt") + " ");
      }
      if (INVISIBLE.contains(name)
          || dropped.contains(element)
          || isHidden(element)
          || Permalinks.contains(element)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (name.equals("pre") && tables.isEmpty()) {
        containers.code(element.wholeText(), colors(element));
        return FilterResult.SKIP_ENTIRELY;
      }
      style(name, 1);
      enter(element, name);
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      leave(element, element.normalName());
      style(element.normalName(), -1);
    }
    return FilterResult.CONTINUE;
  }

  /** Whether an element says itself that it is not shown; style sheets are not asked. */
  static boolean isHidden(Element element) {
    if (element.hasAttr("hidden")
        || element.normalName().equals("dialog") && !element.hasAttr("open")) {
      return true;
    }
    String style = element.attr("style");
    return !style.isEmpty()
        && style
            .toLowerCase(Locale.ROOT)
            .matches("(?s).*\\b(display\\s*:\\s*none|visibility\\s*:\\s*hidden)\\b.*");
  }

  private void words(String words) {
    if (!flow.isOpen() && !words.isBlank()) {
      containers.paragraph();
    }
    if (flow.isOpen()) {
      flow.words(words);
    }
  }

  private void style(String name, int change) {
    if (BOLD.contains(name)) {
      flow.bold(change);
    } else if (ITALIC.contains(name)) {
      flow.italic(change);
    } else if (MONOSPACED.contains(name)) {
      flow.monospaced(change);
    } else if (STRUCK.contains(name)) {
      words("~~");
    }
  }

  private void enter(Element element, String name) {
    if (inline(element, name) || !tables.isEmpty() && tables.peek().enter(element, name)) {
      return;
    }
    if (headings > 0) {
      words(" ");
      return;
    }
    switch (name) {
      case "h1", "h2", "h3", "h4", "h5", "h6" -> {
        headings++;
        containers.heading(name.charAt(1) - '0');
      }
      case "ul", "ol", "menu", "dir" -> {
        containers.beginList();
        lists.push(ListNumbers.of(element));
      }
      case "li" -> containers.beginItem(lists.isEmpty() ? "- " : lists.peek().next(element));
      case "blockquote" -> containers.beginQuote();
      case "dd" -> containers.definition();
      case "table" -> table(element);
      default -> flow.end();
    }
  }

  /** Begins an element inside a line; false if it is a block. */
  private boolean inline(Element element, String name) {
    switch (name) {
      case "br" -> {
        if (tables.isEmpty()) {
          flow.lineBreak();
        } else {
          flow.words(" ");
        }
      }
      case "q" -> words("\u201C");
      case "rt" -> words("(");
      case "sup" -> words(isExponent(element) ? "^" : "");
      default -> {
        return !element.isBlock() && !name.equals("summary") && !name.equals("legend");
      }
    }
    return true;
  }

  private static boolean isExponent(Element sup) {
    return sup.text().matches("[-+\u2212]?[\\dn]{1,4}")
        && sup.previousSibling() instanceof TextNode before
        && before.getWholeText().matches("(?s).*[\\p{Alnum})]");
  }

  private void table(Element element) {
    flow.end();
    if (HtmlTable.isData(element)) {
      Element caption = element.selectFirst("> caption");
      if (caption != null) {
        words(caption.text());
      }
      containers.block(Block.Kind.TABLE);
      tables.push(new HtmlTable(element, flow));
    }
  }

  private void leave(Element element, String name) {
    if (name.equals("q")) {
      words("\u201D");
    } else if (name.equals("rt")) {
      words(")");
    } else if (!tables.isEmpty()) {
      leaveTable(element, name);
    } else if (headings > 0) {
      if (name.matches("h[1-6]")) {
        headings--;
        flow.end();
      }
    } else if (element.isBlock() || name.equals("summary") || name.equals("legend")) {
      leaveBlock(name);
    }
  }

  private void leaveTable(Element element, String name) {
    tables.peek().leave(element, name);
    if (tables.peek().isOf(element)) {
      tables.pop();
      flow.end();
    }
  }

  private void leaveBlock(String name) {
    switch (name) {
      case "ul", "ol", "menu", "dir" -> {
        lists.poll();
        containers.endList();
      }
      case "li" -> containers.endItem();
      case "blockquote" -> containers.endQuote();
      default -> flow.end();
    }
  }

  private List<Run> colors(Element pre) {
    if (!config.highlight()) {
      return List.of();
    }
    Element code = pre.selectFirst("> code");
    String classes = pre.className() + " " + (code == null ? "" : code.className());
    for (String each : classes.split("\\s+")) {
      String language = each.replaceFirst("^(language|lang|highlight-source|brush:)-?", "");
      Optional<String> syntax = language.isEmpty() ? Optional.empty() : Languages.syntax(language);
      if (syntax.isPresent()) {
        return Highlighter.highlight(pre.wholeText(), syntax.get(), config.theme());
      }
    }
    return List.of();
  }
}
