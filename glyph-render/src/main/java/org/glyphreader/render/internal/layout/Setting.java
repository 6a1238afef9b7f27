package org.glyphreader.render.internal.layout;

/** By which rule a paragraph is cut into cells and lines. */
enum Setting {
  /** Between words; white space collapses, except runs of blanks. */
  WORDS,
  /** Between characters, as Chinese and Japanese are set. */
  IDEOGRAPHS,
  /** Source code: every blank counts, tabs go to tab stops. */
  CODE,
  /** A row of a table: as between words, but tabs go to the columns. */
  ROW
}
