package org.glyphreader.optical.search;

/** Words as a person wants to read them. */
public final class PlainText {

  private PlainText() {}

  /**
   * Brings a text on one line: runs of blanks and line ends become one blank, or nothing between
   * two characters of a script that is written without blanks.
   *
   * @param text any text
   * @return the same on one line
   */
  public static String oneLine(CharSequence text) {
    StringBuilder line = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int next = Characters.skipBlanks(text, at, text.length());
      if (next == at) {
        line.append(text.charAt(at++));
        continue;
      }
      boolean lineEnd = text.subSequence(at, next).chars().anyMatch(c -> c == '\n' || c == '\r');
      boolean inside = !line.isEmpty() && next < text.length();
      boolean wide =
          inside
              && lineEnd
              && Characters.isWide(line.charAt(line.length() - 1))
              && Characters.isWide(text.charAt(next));
      if (inside && !wide) {
        line.append(' ');
      }
      at = next;
    }
    return line.toString();
  }
}
