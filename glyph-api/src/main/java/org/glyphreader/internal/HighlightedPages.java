package org.glyphreader.internal;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glyphreader.Box;
import org.glyphreader.Evidence;
import org.glyphreader.Page;
import org.glyphreader.PageBox;

/** The pages on which evidence stands, its boxes drawn in red when a page is painted. */
final class HighlightedPages extends AbstractList<Page> {

  private final SortedMap<Integer, List<Box>> boxes = new TreeMap<>();
  private final List<Integer> numbers;
  private final Pages pages;

  HighlightedPages(List<Evidence> evidence, Pages pages) {
    for (Evidence each : evidence) {
      for (PageBox box : each.boxes()) {
        boxes.computeIfAbsent(box.page(), page -> new ArrayList<>()).add(box.box());
      }
    }
    this.numbers = List.copyOf(boxes.keySet());
    this.pages = pages;
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public Page get(int index) {
    int number = numbers.get(Objects.checkIndex(index, size()));
    return pages.get(number - 1, page -> new HighlightedPage(page, boxes.get(number)));
  }
}
