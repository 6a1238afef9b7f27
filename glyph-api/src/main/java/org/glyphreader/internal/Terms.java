package org.glyphreader.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into the terms by which lines are compared: words, and pairs of Han characters; a Han
 * character alone where it stands alone.
 */
final class Terms {

  private Terms() {}

  static Set<String> of(CharSequence text) {
    return of(text, false);
  }

  /** The terms of a line in which single Han characters may be sought. */
  static Set<String> withEveryCharacter(CharSequence text) {
    return of(text, true);
  }

  private static Set<String> of(CharSequence text, boolean everyCharacter) {
    Set<String> terms = new LinkedHashSet<>();
    StringBuilder word = new StringBuilder();
    int before = -1;
    int[] points = text.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      int point = points[i];
      boolean han = Character.isIdeographic(point);
      boolean last = i + 1 == points.length || !Character.isIdeographic(points[i + 1]);
      if (han && (everyCharacter || before < 0 && last)) {
        terms.add(Character.toString(point));
      }
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
