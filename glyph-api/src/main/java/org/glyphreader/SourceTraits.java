package org.glyphreader;

import java.util.Objects;

/**
 * What a preset may know of a source.
 *
 * @param mediaType for example {@code text/plain}
 * @param script the script of most of its letters
 * @param code whether it is source code
 * @param hardWrapped whether its lines are broken at a fixed width
 */
public record SourceTraits(String mediaType, Script script, boolean code, boolean hardWrapped) {

  /** Scripts that want a page design of their own. */
  public enum Script {
    /** Words between spaces: Latin, Greek, Cyrillic and the like. */
    ALPHABETIC,
    /** Chinese, Japanese, Korean. */
    CJK
  }

  /** Checks for nulls. {@inheritDoc} */
  public SourceTraits {
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(script, "script");
  }

  /**
   * {@return the traits of plain text, from a sample of its first 20,000 characters}
   *
   * @param mediaType the media type
   * @param code whether it is source code
   * @param text what it says
   */
  public static SourceTraits of(String mediaType, boolean code, CharSequence text) {
    int letters = 0;
    int cjk = 0;
    int lines = 0;
    int full = 0;
    int longest = 0;
    int column = 0;
    int limit = Math.min(text.length(), 20_000);
    for (int i = 0; i < limit; i++) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c) - 1;
      if (Character.isLetter(c)) {
        letters++;
        cjk += isCjk(c) ? 1 : 0;
      }
      if (c == '\n') {
        lines++;
        full += column >= 50 && column <= 100 ? 1 : 0;
        column = 0;
      } else {
        column++;
        longest = Math.max(longest, column);
      }
    }
    Script script = cjk * 5 >= Math.max(1, letters) ? Script.CJK : Script.ALPHABETIC;
    return new SourceTraits(
        mediaType, script, code, lines >= 3 && longest <= 100 && full * 2 >= lines);
  }

  private static boolean isCjk(int c) {
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.HANGUL;
  }
}
