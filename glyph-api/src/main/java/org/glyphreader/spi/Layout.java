package org.glyphreader.spi;

import java.util.List;

/**
 * A {@link Flow} cut into pages. Page sizes are final, cropping included, before a pixel is
 * painted. Immutable, safe for use by several threads, and small: it holds offsets, not pages.
 */
public interface Layout {

  /** {@return the pages in order, at least one; each made when it is asked for} */
  List<PageSource> pages();

  /**
   * {@return offset into the flow's text where the page with this index (from 0) begins; page 0 at
   * 0}
   *
   * @param index from 0
   */
  int pageStart(int index);

  /** {@return how many characters no font had, so that a visible replacement stands for them} */
  long replacedCharacters();
}
