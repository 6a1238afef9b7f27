package org.glyphreader.optical;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.optical.search.Quote;
import org.glyphreader.spi.WorkMonitor;

/**
 * A document as a session has read it: a text to be searched, and quotes of it read from pixels.
 */
interface DocumentReading {

  /** The text to be searched. */
  String text();

  /** Offsets into {@link #text()} at which the second source and each after it begin. */
  default List<Integer> sources() {
    List<Integer> begins = new ArrayList<>();
    List<Page> pages = pages();
    for (int i = 1; i < pages.size(); i++) {
      if (!pages.get(i).source().equals(pages.get(i - 1).source())) {
        begins.add(start(new PageRange(i + 1, i + 1)));
      }
    }
    return begins;
  }

  /** Offset into {@link #text()} at which the first page of {@code range} begins. */
  int start(PageRange range);

  /** Offset into {@link #text()} behind the last page of {@code range}. */
  int end(PageRange range);

  /**
   * Reads quotes of {@link #text()} from the pixels of their lines; those of which nothing is drawn
   * are left out.
   *
   * @throws java.util.concurrent.CancellationException if {@code monitor} said stop
   */
  List<ReadQuote> read(List<Quote> quotes, WorkMonitor monitor);

  /** The canonical words of a stretch of {@link #text()}. */
  String words(int start, int end);

  /** This reading with other pages from the one with that number on. */
  DocumentReading replaceFrom(int page, List<Page> pages, WorkMonitor monitor);

  /** All pages of the document. */
  List<Page> pages();
}
