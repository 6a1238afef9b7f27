package org.glyphreader.spi;

import java.util.List;

/**
 * Pages as they are: of a PDF, of a scan.
 *
 * @param pages in reading order, at least one
 * @param onClose frees what the pages are read from; run at most once
 */
public record Fixed(List<PageSource> pages, Runnable onClose) implements DocumentContent {

  /** Copies the list. {@inheritDoc} */
  public Fixed {
    pages = List.copyOf(pages);
  }

  /**
   * Pages that keep nothing open.
   *
   * @param pages the pages
   */
  public Fixed(List<PageSource> pages) {
    this(pages, () -> {});
  }

  @Override
  public void close() {
    onClose.run();
  }
}
