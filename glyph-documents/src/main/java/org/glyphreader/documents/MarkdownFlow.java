package org.glyphreader.documents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.front.matter.YamlFrontMatterNode;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.glyphreader.RenderConfig;
import org.glyphreader.spi.Block;
import org.glyphreader.spi.Flow;
import org.glyphreader.spi.Run;

/** Turns the tree of a Markdown document into a flow. For one document and one thread. */
final class MarkdownFlow {

  private final RenderConfig config;
  private final FlowBuilder flow = new FlowBuilder();
  private final Containers containers = new Containers(flow);
  private final Deque<Integer> numbers = new ArrayDeque<>();
  private final Set<String> namedTargets = new HashSet<>();

  MarkdownFlow(RenderConfig config) {
    this.config = config;
  }

  /** The flow of {@code document}, whose tree may be deep: it is walked without recursion. */
  Flow of(Node document) {
    Node node = document;
    while (node != null) {
      boolean into = enter(node);
      if (into && node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      leave(node);
      while (node.getNext() == null && node != document) {
        node = node.getParent();
        leave(node);
      }
      node = node == document ? null : node.getNext();
    }
    return flow.build();
  }

  /** Begins a node; false if its children are not to be walked. */
  private boolean enter(Node node) {
    if (node instanceof org.commonmark.node.Block block) {
      return enterBlock(block);
    }
    if (node instanceof Text text) {
      flow.words(text.getLiteral());
    } else if (node instanceof SoftLineBreak) {
      flow.words("\n");
    } else if (node instanceof HardLineBreak) {
      flow.lineBreak();
    } else if (node instanceof Code code) {
      flow.monospaced(1);
      flow.words(code.getLiteral());
      flow.monospaced(-1);
    } else if (node instanceof Emphasis) {
      flow.italic(1);
    } else if (node instanceof StrongEmphasis) {
      flow.bold(1);
    } else if (node instanceof Strikethrough) {
      flow.words("~~");
    } else if (node instanceof HtmlInline html) {
      inlineHtml(html.getLiteral());
    } else if (node instanceof FootnoteReference reference) {
      flow.words("[" + reference.getLabel() + "]");
    } else if (node instanceof TaskListItemMarker task) {
      containers.mark(task.isChecked() ? "[x] " : "[ ] ");
    } else {
      return enterTable(node);
    }
    return true;
  }

  private boolean enterTable(Node node) {
    if (node instanceof TableCell cell) {
      if (cell.getPrevious() != null) {
        flow.cell();
      }
      flow.bold(cell.isHeader() ? 1 : 0);
    }
    return true;
  }

  private boolean enterBlock(org.commonmark.node.Block block) {
    if (block instanceof Paragraph) {
      containers.paragraph();
    } else if (block instanceof Heading heading) {
      containers.heading(heading.getLevel());
    } else if (block instanceof BulletList) {
      containers.beginList();
    } else if (block instanceof OrderedList list) {
      containers.beginList();
      Integer first = list.getMarkerStartNumber();
      numbers.push(first == null ? 1 : first);
    } else if (block instanceof ListItem item) {
      containers.beginItem(marker(item));
    } else if (block instanceof BlockQuote) {
      containers.beginQuote();
    } else if (block instanceof FootnoteDefinition footnote) {
      containers.mark("[" + footnote.getLabel() + "] ");
    } else if (block instanceof TableBlock) {
      containers.block(Block.Kind.TABLE);
    } else if (block instanceof FencedCodeBlock code) {
      containers.code(code.getLiteral(), colors(code));
    } else if (block instanceof IndentedCodeBlock code) {
      containers.code(code.getLiteral(), List.of());
    } else if (block instanceof HtmlBlock html) {
      HtmlFlow.fragment(html.getLiteral(), config, containers);
    } else if (block instanceof YamlFrontMatterBlock) {
      frontMatter(block);
      return false;
    } else {
      return !(block instanceof LinkReferenceDefinition);
    }
    return true;
  }

  private String marker(ListItem item) {
    if (!(item.getParent() instanceof OrderedList list)) {
      return "- ";
    }
    int number = numbers.pop();
    numbers.push(number + 1);
    String delimiter = list.getMarkerDelimiter();
    return number + (delimiter == null ? "." : delimiter) + " ";
  }

  private void leave(Node node) {
    if (node instanceof Emphasis) {
      flow.italic(-1);
    } else if (node instanceof StrongEmphasis) {
      flow.bold(-1);
    } else if (node instanceof Strikethrough) {
      flow.words("~~");
    } else if (node instanceof Link link) {
      target(link);
    } else if (node instanceof OrderedList) {
      numbers.pop();
      containers.endList();
    } else if (node instanceof BulletList) {
      containers.endList();
    } else if (node instanceof ListItem) {
      containers.endItem();
    } else if (node instanceof BlockQuote) {
      containers.endQuote();
    } else if (node instanceof TableCell cell) {
      flow.bold(cell.isHeader() ? -1 : 0);
    } else if (node instanceof TableRow) {
      flow.row();
    } else if (node instanceof Paragraph || node instanceof Heading || node instanceof TableBlock) {
      flow.end();
    }
  }

  /** The target of a link behind its text, if the reader could follow it and was not told yet. */
  private void target(Link link) {
    String destination = link.getDestination();
    boolean absolute = destination.matches("(?i)(https?|ftp|mailto|tel):\\S+");
    if (absolute && !shows(link, bare(destination)) && namedTargets.add(destination)) {
      flow.words(" <" + destination + ">");
    }
  }

  private static boolean shows(Link link, String destination) {
    return link.getFirstChild() instanceof Text text
        && text.getNext() == null
        && bare(text.getLiteral()).equals(destination);
  }

  private static String bare(String destination) {
    return destination
        .toLowerCase(Locale.ROOT)
        .replaceFirst("^(https?://(www\\.)?|www\\.|mailto:|tel:)", "")
        .replaceFirst("/$", "");
  }

  private void inlineHtml(String tag) {
    String lower = tag.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<br")) {
      flow.lineBreak();
    } else if (lower.startsWith("<img")) {
      flow.words(HtmlFlow.alternative(tag));
    }
  }

  private List<Run> colors(FencedCodeBlock code) {
    String info = code.getInfo() == null ? "" : code.getInfo().strip();
    String language = info.split("[\\s,{]", 2)[0];
    Optional<String> syntax = Languages.syntax(language);
    return syntax.isEmpty() || !config.highlight()
        ? List.of()
        : Highlighter.highlight(code.getLiteral(), syntax.get(), config.theme());
  }

  private void frontMatter(Node block) {
    containers.paragraph();
    for (Node node = block.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof YamlFrontMatterNode entry && !entry.getValues().isEmpty()) {
        flow.words(entry.getKey() + ": " + String.join(", ", entry.getValues()));
        flow.lineBreak();
      }
    }
    flow.end();
  }
}
