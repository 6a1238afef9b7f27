package org.glyphreader.optical;

import java.util.List;
import org.glyphreader.Line;
import org.glyphreader.Page;

/**
 * A stretch of canonical text and the lines on which it is drawn.
 *
 * @param start offset of its first code unit in the document's canonical text
 * @param end offset behind its last
 * @param places the lines in reading order, at least one
 */
record Passage(int start, int end, List<Place> places) {

  /**
   * A line, or the part of one that belongs to the passage.
   *
   * @param page the page it is on
   * @param index the line's number on the page, from 0
   * @param line the whole line
   * @param from offset of the part's first code unit in the document's canonical text
   * @param to offset behind its last
   */
  record Place(Page page, int index, Line line, int from, int to) {}

  int firstPage() {
    return places.get(0).page().number();
  }

  int firstLine() {
    return places.get(0).index();
  }

  /** The last line of the passage on its first page. */
  int lastLine() {
    int last = firstLine();
    for (Place place : places) {
      if (place.page().number() == firstPage()) {
        last = place.index();
      }
    }
    return last;
  }
}
