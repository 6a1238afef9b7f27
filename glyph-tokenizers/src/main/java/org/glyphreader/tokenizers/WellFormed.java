package org.glyphreader.tokenizers;

/**
 * Text that can be written in UTF-8: lone surrogates are not characters and become U+FFFD, as in
 * OpenAI's tokenizer.
 */
final class WellFormed {

  private static final char REPLACEMENT = '\ufffd';

  private WellFormed() {}

  /** The text itself if it is well-formed. */
  static String string(CharSequence text) {
    String string = text.toString();
    return nextLoneSurrogate(string, 0) < 0 ? string : new String(chars(string));
  }

  /** A new array. */
  static char[] chars(CharSequence text) {
    String string = text.toString();
    char[] chars = string.toCharArray();
    for (int i = nextLoneSurrogate(string, 0); i >= 0; i = nextLoneSurrogate(string, i + 1)) {
      chars[i] = REPLACEMENT;
    }
    return chars;
  }

  private static int nextLoneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
