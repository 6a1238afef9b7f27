package org.glyphreader.documents;

import org.glyphreader.DocumentFormatException;

/** Bounds the work that one page may ask for: forms that draw forms can ask for any amount. */
final class OperatorBudget {

  private static final int MOST = 10_000_000;

  private final String what;
  private int taken;

  OperatorBudget(String what) {
    this.what = what;
  }

  /** Takes one operator, or refuses the page. */
  void take() {
    if (++taken > MOST) {
      throw new DocumentFormatException(
          what + " runs more than " + MOST + " drawing operators; it is hostile or damaged");
    }
  }
}
