package org.glyphreader.internal;

import java.util.AbstractList;
import java.util.function.UnaryOperator;
import org.glyphreader.Page;
import org.glyphreader.spi.PageSource;

/** The pages of a document, numbered through; each is made when it is asked for. */
final class Pages extends AbstractList<Page> {

  private final Contents contents;
  private final Runnable checkOpen;

  /**
   * Pages of {@code contents}.
   *
   * @param checkOpen asked before a page is made; the pages keep it reachable, and with it the
   *     document it belongs to
   */
  Pages(Contents contents, Runnable checkOpen) {
    this.contents = contents;
    this.checkOpen = checkOpen;
  }

  Contents contents() {
    return contents;
  }

  @Override
  public int size() {
    return contents.pageCount();
  }

  @Override
  public Page get(int index) {
    return get(index, page -> page);
  }

  /** A page that is painted otherwise than its source; its words stay. */
  Page get(int index, UnaryOperator<PageSource> painting) {
    checkOpen.run();
    Contents.Place place = contents.place(index);
    Part part = contents.partOf(place);
    return Page.of(
        index + 1,
        part.source(),
        () -> start(place),
        painting.apply(part.pages().get(place.index())),
        () -> part.words(place.index()),
        contents.tokenizer());
  }

  private int start(Contents.Place place) {
    return contents.start(place);
  }
}
