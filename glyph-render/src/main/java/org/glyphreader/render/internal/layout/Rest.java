package org.glyphreader.render.internal.layout;

/** Breaks what a page could not hold of a paragraph anew. */
interface Rest {

  /**
   * The lines of the rest of a paragraph, to be placed in their stead.
   *
   * @param broken the paragraph's lines
   * @param from index of the first line of the rest
   * @return those that follow; {@code broken} itself if they stay as they are
   */
  BrokenLines breakAgain(BrokenLines broken, int from);
}
