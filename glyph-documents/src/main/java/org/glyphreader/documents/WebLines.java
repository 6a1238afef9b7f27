package org.glyphreader.documents;

import com.openhtmltopdf.css.constants.CSSName;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.newtable.TableBox;
import com.openhtmltopdf.newtable.TableCellBox;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.InlineText;
import com.openhtmltopdf.render.LineBox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glyphreader.Line;
import org.glyphreader.spi.TextLayer;

/**
 * Makes a page's text layer of its lines. Lines of a paragraph are joined as the document has them,
 * cells of a row by tabs, rows and items of lists by line ends, other blocks by blank lines. For
 * one page and thread.
 */
final class WebLines {

  private static final double ASCENT = 0.95;
  private static final double DESCENT = 0.25;
  private static final Set<String> ITEMS = Set.of("li", "dt", "dd", "option");

  private final WebSheet sheet;
  private final double scale;
  private final int width;
  private final int height;
  private final StringBuilder text = new StringBuilder();
  private final List<Line> lines = new ArrayList<>();
  private final List<WebText> markers;

  private WebLines(WebSheet sheet, double scale, int width, int height) {
    this.sheet = sheet;
    this.scale = scale;
    this.width = width;
    this.height = height;
    this.markers = new ArrayList<>(sheet.markers());
  }

  /**
   * The text layer of a page.
   *
   * @param scale px of the page for each dot of the layout
   * @param width of the page, px
   * @param height of the page, px
   */
  static TextLayer of(WebSheet sheet, double scale, int width, int height) {
    WebLines layer = new WebLines(sheet, scale, width, height);
    List<WebText> before = null;
    for (List<WebText> line : sheet.lines()) {
      if (before != null) {
        layer.text.append(between(before, line));
      }
      layer.add(line);
      before = line;
    }
    return new TextLayer(layer.text.toString(), layer.lines);
  }

  private void add(List<WebText> line) {
    List<WebText> parts = new ArrayList<>(line);
    takeMarker(line.get(0)).ifPresent(marker -> parts.add(0, marker));
    StringBuilder words = new StringBuilder();
    List<Float> edges = new ArrayList<>();
    boolean exact = true;
    WebText main = parts.get(0);
    for (WebText part : parts) {
      if (part.origin() == null) {
        part = withSpace(part, line.get(0).x());
      }
      exact &=
          part.edges() != null && (edges.isEmpty() || part.x() >= edges.get(edges.size() - 1) - 1);
      words.append(part.text());
      if (exact) {
        for (int i = 0; i < part.text().length(); i++) {
          edges.add(part.edges()[i]);
        }
      }
      main = part.text().length() > main.text().length() ? part : main;
    }
    place(words.toString(), exact ? edges : null, parts, main);
  }

  private static WebText withSpace(WebText marker, double end) {
    String words = marker.text().strip() + " ";
    float[] edges = null;
    if (marker.edges() != null) {
      edges = Arrays.copyOf(marker.edges(), words.length() + 1);
      edges[words.length()] = (float) Math.max(end, edges[words.length() - 1]);
    }
    return new WebText(
        words,
        null,
        marker.font(),
        marker.color(),
        edges,
        marker.x(),
        marker.width(),
        marker.baseline());
  }

  private Optional<WebText> takeMarker(WebText first) {
    for (WebText marker : markers) {
      boolean same =
          Math.abs(marker.baseline() - first.baseline()) < first.font().size() / 2
              && marker.x() <= first.x()
              && !marker.isBlank();
      if (same) {
        markers.remove(marker);
        return Optional.of(marker);
      }
    }
    return Optional.empty();
  }

  private void place(String words, List<Float> edges, List<WebText> parts, WebText main) {
    int first = 0;
    int last = words.length();
    while (first < last && words.charAt(first) <= ' ') {
      first++;
    }
    while (last > first && words.charAt(last - 1) <= ' ') {
      last--;
    }
    WebText end = parts.get(parts.size() - 1);
    double left = edges == null ? parts.get(0).x() : edges.get(first);
    double right =
        edges == null || last == words.length() ? end.x() + end.width() : edges.get(last);
    double size = parts.stream().mapToDouble(part -> part.font().size()).max().orElse(0);
    int x0 = (int) Math.floor(px(left, sheet.dx()));
    int y0 = (int) Math.floor(px(main.baseline() - ASCENT * size, sheet.dy()));
    int x1 = (int) Math.ceil(px(right, sheet.dx()));
    int y1 = (int) Math.ceil(px(main.baseline() + DESCENT * size, sheet.dy()));
    org.glyphreader.Box box =
        new org.glyphreader.Box(x0, y0, Math.max(0, x1 - x0), Math.max(0, y1 - y0))
            .clip(width, height);
    text.append(" ".repeat(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? first : 0));
    int start = text.length();
    text.append(words, first, last);
    Line line =
        Line.of(
            words.substring(first, last),
            box,
            (int) Math.round(px(main.baseline(), sheet.dy())),
            (float) (main.font().size() * scale),
            start,
            text.length(),
            Line.Origin.SOURCE);
    lines.add(edges == null ? line : line.withEdges(onPage(edges, first, last, right)));
  }

  private float[] onPage(List<Float> edges, int first, int last, double right) {
    float[] placed = new float[last - first + 1];
    for (int i = first; i <= last; i++) {
      double edge = i == last ? right : edges.get(i);
      placed[i - first] = (float) Math.max(0, Math.min(width, px(edge, sheet.dx())));
    }
    return placed;
  }

  private double px(double dots, int shift) {
    return (dots + shift) * scale;
  }

  /** What the document has between two lines that follow one another. */
  private static String between(List<WebText> before, List<WebText> line) {
    LineBox one = WebSheet.lineBox(before.get(before.size() - 1));
    LineBox other = WebSheet.lineBox(line.get(0));
    Box block = one.getParent();
    Box next = other.getParent();
    if (block == next) {
      return one.isEndsOnNL() ? "\n" : isParted(before, line) ? " " : "";
    }
    if (isInline(block) || isInline(next)) {
      return Math.abs(before.get(0).baseline() - line.get(0).baseline())
              < before.get(0).font().size()
          ? " "
          : "\n";
    }
    TableCellBox cell = ancestor(block, TableCellBox.class);
    TableCellBox nextCell = ancestor(next, TableCellBox.class);
    if (cell != null && nextCell != null && cell != nextCell) {
      if (cell.getParent() == nextCell.getParent()) {
        return "\t";
      }
      if (ancestor(cell, TableBox.class) == ancestor(nextCell, TableBox.class)) {
        return "\n";
      }
    }
    return beginsItem(next, other) ? "\n" : "\n\n";
  }

  /** Whether the document has a blank between two lines of a block. */
  static boolean isParted(List<WebText> before, List<WebText> line) {
    InlineText end = before.get(before.size() - 1).origin();
    InlineText start = line.get(0).origin();
    String all = end.getMasterText();
    return end.getSubstring().endsWith(" ")
        || end.getEnd() < all.length() && all.charAt(end.getEnd()) <= ' '
        || start.isTrimmedLeadingSpace()
        || start.getSubstring().startsWith(" ")
        || end.getEnd() > 0
            && end.getEnd() <= all.length()
            && end.getMasterText() != start.getMasterText()
            && end.getTextExportText().endsWith(" ");
  }

  private static boolean isInline(Box block) {
    return block.getStyle().isIdent(CSSName.DISPLAY, IdentValue.INLINE_BLOCK);
  }

  private static boolean beginsItem(Box block, LineBox line) {
    Box at = block;
    Box child = line;
    while (at != null && at.getChildCount() > 0 && at.getChild(0) == child) {
      if (at.getElement() != null && ITEMS.contains(at.getElement().getNodeName())) {
        return true;
      }
      child = at;
      at = at.getParent();
    }
    return false;
  }

  private static <T extends Box> T ancestor(Box box, Class<T> kind) {
    Box at = box;
    while (at != null && !kind.isInstance(at)) {
      at = at.getParent();
    }
    return kind.cast(at);
  }
}
