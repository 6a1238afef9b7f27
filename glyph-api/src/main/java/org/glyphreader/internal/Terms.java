package org.glyphreader.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Cuts text into the terms by which lines are compared: words, and pairs of Han characters. */
final class Terms {

  private Terms() {}

  static Set<String> of(CharSequence text) {
    Set<String> terms = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    int before = -1;
    int[] points = text.codePoints().toArray();
    for (int point : points) {
      boolean han = Character.isIdeographic(point);
      if (!han && Character.isLetterOrDigit(point)) {
        word.appendCodePoint(point);
      } else {
        flush(word, terms);
      }
      if (han && before >= 0) {
        terms.add(new StringBuilder().appendCodePoint(before).appendCodePoint(point).toString());
      }
      before = han ? point : -1;
    }
    flush(word, terms);
    return terms;
  }

  private static void flush(StringBuilder word, Set<String> terms) {
    if (!word.isEmpty()) {
      terms.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }
}
