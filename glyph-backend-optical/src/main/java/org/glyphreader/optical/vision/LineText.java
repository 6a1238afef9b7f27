package org.glyphreader.optical.vision;

import java.lang.Character.UnicodeScript;

/** Joins what was read of the pieces of a strip. */
final class LineText {

  /** A blank in Chinese text is as wide as a character; its punctuation alone leaves half of it. */
  private static final double CHINESE_BLANK = 0.9;

  private final StringBuilder text = new StringBuilder();
  private double sum;
  private int characters;

  /** Adds a piece, with a space before it if the white before it is one. */
  void add(CtcDecoder.Decoded piece, double gap) {
    String read = piece.text().strip();
    if (read.isEmpty()) {
      return;
    }
    if (!text.isEmpty() && isSpace(gap, text.codePointBefore(text.length()), read.codePointAt(0))) {
      text.append(' ');
    }
    text.append(read);
    sum += piece.sum();
    characters += piece.characters();
  }

  private static boolean isSpace(double gap, int before, int after) {
    boolean wide =
        isFullWidth(before) && isFullWidth(after)
            || isFullWidthPunctuation(before)
            || isFullWidthPunctuation(after);
    return gap >= (wide ? CHINESE_BLANK : StripSegment.WORD_GAP);
  }

  private static boolean isFullWidth(int c) {
    return isFullWidthPunctuation(c)
        || switch (UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
          default -> false;
        };
  }

  private static boolean isFullWidthPunctuation(int c) {
    return c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFF65;
  }

  /** What was read. */
  String text() {
    return text.toString();
  }

  /** The mean probability of the characters, 0 if there are none. */
  double legibility() {
    return characters == 0 ? 0 : Math.min(1, sum / characters);
  }
}
