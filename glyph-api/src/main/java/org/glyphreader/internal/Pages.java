package org.glyphreader.internal;

import java.util.AbstractList;
import java.util.function.UnaryOperator;
import org.glyphreader.Page;
import org.glyphreader.spi.PageSource;

/** The pages of a document, numbered through; each is made when it is asked for. */
final class Pages extends AbstractList<Page> {

  private final Contents contents;
  private final Runnable checkOpen;
  private final boolean shared;

  private Pages(Contents contents, Runnable checkOpen, boolean shared) {
    this.contents = contents;
    this.checkOpen = checkOpen;
    this.shared = shared;
  }

  /**
   * The pages that users have: the same objects at each call.
   *
   * @param checkOpen asked before a page is made; the pages keep it reachable, and with it the
   *     document it belongs to
   */
  static Pages shared(Contents contents, Runnable checkOpen) {
    return new Pages(contents, checkOpen, true);
  }

  /** Pages for a backend, which must not keep their document from being collected. */
  static Pages unguarded(Contents contents) {
    return new Pages(contents, () -> {}, false);
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
    checkOpen.run();
    return shared
        ? contents.shared(index, () -> get(index, page -> page))
        : get(index, page -> page);
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
        painting.apply(contents.page(place)),
        () -> part.words(place.index()),
        contents.tokenizer());
  }

  private int start(Contents.Place place) {
    return contents.start(place);
  }
}
