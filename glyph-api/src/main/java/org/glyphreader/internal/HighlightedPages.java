package org.glyphreader.internal;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glyphreader.Box;
import org.glyphreader.Evidence;
import org.glyphreader.Page;
import org.glyphreader.PageBox;
import org.glyphreader.VisualTokenizer;

/** The pages on which evidence stands, its boxes drawn in red when a page is painted. */
final class HighlightedPages extends AbstractList<Page> {

  private final SortedMap<Integer, List<Box>> boxes = new TreeMap<>();
  private final List<Integer> numbers;
  private final Pages pages;
  private final VisualTokenizer tokenizer;

  HighlightedPages(List<Evidence> evidence, Pages pages, VisualTokenizer tokenizer) {
    for (Evidence each : evidence) {
      for (PageBox box : each.boxes()) {
        boxes.computeIfAbsent(box.page(), page -> new java.util.ArrayList<>()).add(box.box());
      }
    }
    this.numbers = List.copyOf(boxes.keySet());
    this.pages = pages;
    this.tokenizer = tokenizer;
  }

  @Override
  public int size() {
    return numbers.size();
  }

  @Override
  public Page get(int index) {
    int number = numbers.get(Objects.checkIndex(index, size()));
    Page page = pages.get(number - 1);
    return Page.of(
        number,
        page.source(),
        page::start,
        new HighlightedPage(page, boxes.get(number)),
        tokenizer);
  }
}
