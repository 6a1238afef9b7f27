package org.glyphreader.optical.search;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text where a reader would not mind. */
final class TextCut {

  private static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** Hardly a grapheme is longer, in code units. */
  private static final int LONGEST = 32;

  private TextCut() {}

  /**
   * The last offset, at most {@code most} code units behind {@code start}, at which the text can be
   * cut: behind a word, else between two graphemes; {@code end} if that is near enough.
   */
  static int before(CharSequence text, int start, int most, int end) {
    if (end - start <= most) {
      return end;
    }
    for (int at = start + most; at > start + most / 2; at--) {
      if (Characters.isBlank(text.charAt(at))) {
        return Characters.trimEnd(text, start, at);
      }
    }
    Matcher grapheme = GRAPHEME.matcher(text).region(start, Math.min(end, start + most + LONGEST));
    int cut = start;
    while (grapheme.find() && grapheme.end() <= start + most) {
      cut = grapheme.end();
    }
    return cut > start ? cut : start + most;
  }
}
