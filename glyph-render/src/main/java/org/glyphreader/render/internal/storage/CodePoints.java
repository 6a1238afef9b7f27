package org.glyphreader.render.internal.storage;

/** Turns code point offsets of a text into code unit offsets; quick when asked in rising order. */
final class CodePoints {

  private final String text;
  private int point;
  private int unit;

  CodePoints(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** The code unit offset of a code point offset. */
  int unit(int wanted, Fields where) {
    if (wanted < point) {
      point = 0;
      unit = 0;
    }
    if (wanted - point > text.length() - unit) {
      throw where.refused("an offset", wanted + " lies behind the page's text");
    }
    try {
      unit = text.offsetByCodePoints(unit, wanted - point);
    } catch (IndexOutOfBoundsException e) {
      throw where.refused("an offset", wanted + " lies behind the page's text");
    }
    point = wanted;
    return unit;
  }
}
