package org.glyphreader.documents;

import java.util.HashMap;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * Puts the cells of an HTML table into rows. What a cell spans besides its own place stays empty,
 * so that columns stay columns. For one thread.
 */
final class HtmlTable {

  private static final int MOST_COLUMNS = 100;
  private static final int MOST_ROWS = 1000;

  /** A longer cell holds prose, which reads badly in a column. */
  private static final int LONGEST_CELL = 600;

  private static final String PROSE = "table, h1, h2, h3, h4, h5, h6, pre, hr, blockquote, img + p";

  private final Element table;
  private final FlowBuilder flow;
  private final Map<Integer, Integer> rowsLeft = new HashMap<>();
  private int column;

  HtmlTable(Element table, FlowBuilder flow) {
    this.table = table;
    this.flow = flow;
  }

  /** Whether a table holds data; else it only places what are paragraphs and headings. */
  static boolean isData(Element table) {
    String role = table.attr("role");
    if (role.equals("presentation") || role.equals("none")) {
      return false;
    }
    int rows = 0;
    int columns = 0;
    for (Element row : table.select("tr")) {
      rows++;
      columns = Math.max(columns, row.childrenSize());
    }
    return rows > 0
        && columns > 1
        && columns <= MOST_COLUMNS
        && table.select(PROSE).size() == 1
        && table.select("td, th").stream().noneMatch(cell -> cell.text().length() > LONGEST_CELL);
  }

  boolean isOf(Element element) {
    return element == table;
  }

  /** Begins an element in the table; all of them are taken. */
  boolean enter(Element element, String name) {
    switch (name) {
      case "tr" -> column = 0;
      case "td", "th" -> {
        skipSpanned();
        next();
        span(element);
      }
      case "li" -> flow.words(" - ");
      default -> flow.words(" ");
    }
    return true;
  }

  /** Ends an element in the table. */
  void leave(Element element, String name) {
    switch (name) {
      case "tr" -> {
        skipSpanned();
        flow.row();
      }
      case "td", "th" -> {
        for (int i = number(element, "colspan", MOST_COLUMNS) - 1; i > 0; i--) {
          next();
        }
      }
      default -> {
        if (element.isBlock()) {
          flow.words(" ");
        }
      }
    }
  }

  private void next() {
    if (column > 0) {
      flow.cell();
    }
    column++;
  }

  private void span(Element cell) {
    int rows = number(cell, "rowspan", MOST_ROWS) - 1;
    if (rows > 0) {
      for (int i = number(cell, "colspan", MOST_COLUMNS) - 1; i >= 0; i--) {
        rowsLeft.put(column - 1 + i, rows);
      }
    }
  }

  private void skipSpanned() {
    while (rowsLeft.getOrDefault(column, 0) > 0) {
      rowsLeft.merge(column, -1, Integer::sum);
      next();
    }
  }

  private static int number(Element cell, String attribute, int most) {
    String value = cell.attr(attribute).strip();
    return value.matches("\\d{1,9}") ? Math.max(1, Math.min(most, Integer.parseInt(value))) : 1;
  }
}
