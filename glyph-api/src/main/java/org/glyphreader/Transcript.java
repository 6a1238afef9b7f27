package org.glyphreader;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What was read from the pixels of the pages, text layers ignored.
 *
 * @param pages in order
 * @param accuracy characters read right over all pages whose text is known, 0 to 1, spaces not
 *     counted; empty if none is
 */
public record Transcript(List<PageText> pages, OptionalDouble accuracy) {

  /** Copies the pages. {@inheritDoc} */
  public Transcript {
    pages = List.copyOf(pages);
  }

  /**
   * What was read from one page.
   *
   * @param page from 1
   * @param text the lines, joined by line feeds
   * @param accuracy 1 − edit distance / length against the page's text, 0 to 1, spaces not counted;
   *     empty if its text is not known
   */
  public record PageText(int page, String text, OptionalDouble accuracy) {}
}
