package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Box;
import org.glyphreader.Line;
import org.glyphreader.Page;
import org.glyphreader.Size;
import org.glyphreader.spi.RecognizedLine;

/** The recognised lines of a page, and the lines that are known to be drawn where each was read. */
final class RecognisedPage {

  /**
   * A part of a recognised line in canonical words.
   *
   * @param canonicalStart offset into the document's canonical text
   * @param canonicalEnd offset behind its last code unit
   * @param words the canonical words, with the blank that follows them
   * @param length characters recognised
   * @param legibility of the recognised line
   * @param place the drawn line
   */
  record Span(
      int canonicalStart,
      int canonicalEnd,
      String words,
      int length,
      double legibility,
      Passage.Place place) {}

  private final Page page;
  private final List<RecognizedLine> lines;
  private final int start;
  private final String text;

  private RecognisedPage(Page page, List<RecognizedLine> lines, int start, String text) {
    this.page = page;
    this.lines = lines;
    this.start = start;
    this.text = text;
  }

  /** A page whose recognised text begins at {@code start} of the document's recognised text. */
  static RecognisedPage of(Page page, List<RecognizedLine> lines, int start) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()).append('\n'));
    return new RecognisedPage(page, List.copyOf(lines), start, text.toString());
  }

  /** The recognised text: a line for each line. */
  String text() {
    return text;
  }

  int start() {
    return start;
  }

  int end() {
    return start + text.length();
  }

  /** What lies between two offsets into the document's recognised text, line by line. */
  List<Span> spans(int from, int to) {
    List<Span> spans = new ArrayList<>();
    List<Line> drawn = page.lines();
    String canonical = page.text();
    int at = start;
    for (RecognizedLine line : lines) {
      int end = at + line.text().length();
      if (at < to && from < end) {
        int nearest = nearest(line, drawn);
        if (nearest >= 0) {
          int first = Math.max(from, at) - at;
          int last = Math.min(to, end) - at;
          spans.add(span(line, first, last, drawn.get(nearest), nearest, canonical));
        }
      }
      at = end + 1;
    }
    return spans;
  }

  private Span span(
      RecognizedLine read, int first, int last, Line drawn, int index, String canonical) {
    int offset = page.start();
    String known = canonical.substring(drawn.start() - offset, drawn.end() - offset);
    int[] map = CharacterAlignment.map(read.text(), known);
    int from = first == 0 ? 0 : map[first];
    int to = last == read.text().length() ? known.length() : map[last];
    return new Span(
        drawn.start() + from,
        drawn.start() + Math.max(from, to),
        known.substring(from, Math.max(from, to)) + between(drawn, canonical, offset),
        last - first,
        read.legibility(),
        new Passage.Place(page, index, drawn, drawn.start() + from, drawn.start() + to));
  }

  /** The blanks that follow a drawn line in the canonical text. */
  private static String between(Line drawn, String canonical, int offset) {
    int at = drawn.end() - offset;
    return at < canonical.length() && Character.isWhitespace(canonical.charAt(at)) ? " " : "";
  }

  /** The drawn line whose box shares most with that of a recognised one; -1 if none does. */
  private int nearest(RecognizedLine line, List<Line> drawn) {
    Size seen = page.modelSize();
    double scaleX = (double) page.width() / seen.width();
    double scaleY = (double) page.height() / seen.height();
    Box box = line.box();
    double left = box.x() * scaleX;
    double right = box.right() * scaleX;
    double top = box.y() * scaleY;
    double bottom = box.bottom() * scaleY;
    int best = -1;
    double most = 0;
    for (int i = 0; i < drawn.size(); i++) {
      Box other = drawn.get(i).box();
      double width = Math.min(right, other.right()) - Math.max(left, other.x());
      double height = Math.min(bottom, other.bottom()) - Math.max(top, other.y());
      if (width > 0 && height > 0 && width * height > most) {
        most = width * height;
        best = i;
      }
    }
    return best;
  }
}
