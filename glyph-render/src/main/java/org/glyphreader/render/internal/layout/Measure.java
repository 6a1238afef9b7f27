package org.glyphreader.render.internal.layout;

/**
 * How wide lines may be.
 *
 * @param first width of the first line, pt
 * @param later width of the others, pt
 * @param unit pt per font unit
 * @param space advance of a blank, font units
 * @param tab columns between tab stops
 */
record Measure(double first, double later, double unit, int space, int tab) {

  /** Width of the line with this index in its paragraph, pt. */
  double width(int line) {
    return line == 0 ? first : later;
  }

  /** The same without a first line of its own width. */
  Measure withoutFirst() {
    return new Measure(later, later, unit, space, tab);
  }
}
