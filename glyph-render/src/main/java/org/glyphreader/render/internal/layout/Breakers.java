package org.glyphreader.render.internal.layout;

/** Chooses how lines are broken. */
final class Breakers {

  private Breakers() {}

  /** Adds the lines of what {@code cells} walk through. */
  static void breakLines(Cells cells, Measure measure, ParagraphStyle style, BrokenLines lines) {
    switch (style.type().setting()) {
      case CODE -> CodeBreaker.breakLines(cells, measure, lines);
      case IDEOGRAPHS -> IdeographBreaker.breakLines(cells, measure, lines);
      default -> WordBreaker.breakLines(cells, measure, lines);
    }
  }
}
