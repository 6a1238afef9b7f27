package org.glyphreader.optical.search;

import java.text.BreakIterator;
import java.util.Locale;

/** Cuts text where a reader would not mind. */
final class TextCut {

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
    BreakIterator graphemes = BreakIterator.getCharacterInstance(Locale.ROOT);
    graphemes.setText(text.subSequence(start, Math.min(end, start + most + 16)).toString());
    int cut = graphemes.isBoundary(most) ? most : graphemes.preceding(most);
    return start + (cut > 0 ? cut : most);
  }
}
