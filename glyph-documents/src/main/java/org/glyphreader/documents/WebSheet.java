package org.glyphreader.documents;

import com.openhtmltopdf.render.LineBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What stands on one page of a web page, in dots of the layout.
 *
 * @param marks in the order of painting
 * @param lines in the order of reading; each the texts of one line
 * @param markers of lists
 * @param dx what takes a mark to its place on the page
 * @param dy what takes a mark to its place on the page
 */
record WebSheet(
    List<WebMark> marks, List<List<WebText>> lines, List<WebText> markers, int dx, int dy) {

  /**
   * A page of the marks that were recorded for it.
   *
   * @param top first dot of the page's part of the document
   * @param bottom dot behind the last; a text belongs to the page on which its baseline lies
   */
  static WebSheet of(List<WebMark> recorded, TextOrder order, int top, int bottom, int dx, int dy) {
    List<WebMark> marks = new ArrayList<>(recorded.size());
    List<WebText> texts = new ArrayList<>();
    List<WebText> markers = new ArrayList<>();
    for (WebMark mark : recorded) {
      if (mark instanceof WebText text) {
        if (text.baseline() < top || text.baseline() >= bottom) {
          continue;
        }
        (isMarker(text) ? markers : texts).add(text);
      }
      marks.add(mark);
    }
    texts.sort(Comparator.comparingInt(text -> order.place(text.origin())));
    return new WebSheet(marks, lines(texts), markers, dx, dy);
  }

  private static boolean isMarker(WebText text) {
    return text.origin() == null || text.origin().getParent().getLineBox() == null;
  }

  private static List<List<WebText>> lines(List<WebText> texts) {
    List<List<WebText>> lines = new ArrayList<>();
    LineBox current = null;
    for (WebText text : texts) {
      LineBox box = lineBox(text);
      if (box != current) {
        lines.add(new ArrayList<>());
        current = box;
      }
      lines.get(lines.size() - 1).add(text);
    }
    lines.removeIf(line -> line.stream().allMatch(WebText::isBlank));
    return lines;
  }

  static LineBox lineBox(WebText text) {
    return text.origin().getParent().getLineBox();
  }

  /** Whether neither words nor pictures stand on the page. */
  boolean isEmpty() {
    return lines.isEmpty() && marks.stream().noneMatch(WebMark.Picture.class::isInstance);
  }

  /** How many characters of the document's own text stand on the page. */
  long characters() {
    long sum = 0;
    for (List<WebText> line : lines) {
      for (WebText text : line) {
        if (text.origin().getParent().getPseudoElementOrClass() == null) {
          sum += visible(text.text());
        }
      }
    }
    return sum;
  }

  /** How many characters stand, at least in part, outside of the page. */
  long outside(int pageWidth) {
    long sum = 0;
    for (List<WebText> line : lines) {
      for (WebText text : line) {
        double left = text.x() + dx;
        if (!text.isBlank() && (left < 0 || left + text.width() > pageWidth)) {
          sum += visible(text.text());
        }
      }
    }
    return sum;
  }

  /** How many characters of {@code text} can be seen. */
  static long visible(String text) {
    return text.chars().filter(c -> c > ' ' && c != 0xA0 && c != 0x3000 && c != 0x200B).count();
  }
}
