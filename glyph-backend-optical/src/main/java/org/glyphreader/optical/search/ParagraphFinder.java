package org.glyphreader.optical.search;

import java.util.Arrays;
import java.util.function.BiConsumer;

/**
 * Finds paragraphs. A blank line ends one. A single line end does so too, unless the text is
 * hard-wrapped and the line is full: the first word of the next line would not have fitted on it.
 */
final class ParagraphFinder {

  /** Wider lines are no lines of a hard-wrapped text but paragraphs of their own. */
  private static final int WIDEST_WRAP = 130;

  /** Narrower ones are lists and verses. */
  private static final int NARROWEST_WRAP = 40;

  /** How far the right margin of wrapped text may vary, in columns. */
  private static final int RAGGED = 2;

  private final CharSequence text;
  private final int wrap;

  ParagraphFinder(CharSequence text) {
    this.text = text;
    this.wrap = wrapWidth(text);
  }

  /** Gives start and end of every paragraph, blanks around it left out, in order. */
  void forEach(BiConsumer<Integer, Integer> sink) {
    int length = text.length();
    int paragraph = -1;
    int paragraphEnd = 0;
    int at = 0;
    while (at < length) {
      int lineEnd = lineEnd(text, at);
      int start = Characters.skipBlanks(text, at, lineEnd);
      int end = Characters.trimEnd(text, start, lineEnd);
      if (paragraph >= 0 && (start == end || !continues(paragraphEnd, at, start, end))) {
        sink.accept(paragraph, paragraphEnd);
        paragraph = -1;
      }
      if (start < end) {
        paragraph = paragraph < 0 ? start : paragraph;
        paragraphEnd = end;
      }
      at = lineEnd + 1;
    }
    if (paragraph >= 0) {
      sink.accept(paragraph, paragraphEnd);
    }
  }

  private boolean continues(int previousEnd, int lineStart, int start, int end) {
    if (wrap == 0 || isListItem(start, end) || isRule(start, end)) {
      return false;
    }
    int previousStart = previousEnd;
    while (previousStart > 0 && !isLineEnd(text.charAt(previousStart - 1))) {
      previousStart--;
    }
    int previousIndent = Characters.skipBlanks(text, previousStart, previousEnd) - previousStart;
    int indent = start - lineStart;
    if (indent > previousIndent + 1 && endsSentence(previousEnd)) {
      return false;
    }
    int columns = Characters.columns(text, previousStart, previousEnd);
    boolean inSentence = Character.isLowerCase(text.charAt(start)) && !endsSentence(previousEnd);
    return inSentence && columns > wrap / 2
        || columns + 1 + firstWordColumns(start, end) > wrap - RAGGED;
  }

  private boolean endsSentence(int end) {
    int at = end - 1;
    while (at > 0 && Characters.isCloser(text.charAt(at))) {
      at--;
    }
    char c = text.charAt(at);
    return Characters.isLatinTerminator(c) || Characters.isWideTerminator(c) || c == ':';
  }

  private int firstWordColumns(int start, int end) {
    int at = start;
    while (at < end && !Characters.isBlank(text.charAt(at))) {
      if (Characters.isWide(text.charAt(at++))) {
        break;
      }
    }
    return Characters.columns(text, start, at);
  }

  /** Whether a line begins as the items of a list do: "- ", "• ", "3. ", "(b) ". */
  private boolean isListItem(int start, int end) {
    if (Characters.isListMark(text, start, end)) {
      return true;
    }
    char c = text.charAt(start);
    int at = c == '(' ? start + 1 : start;
    int label = at;
    while (at < end && at - label < 3 && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    boolean digits = at > label && Character.isDigit(text.charAt(label));
    boolean letter = at == label + 1 && c == '(';
    return (digits || letter)
        && at + 1 < end
        && ".)、".indexOf(text.charAt(at)) >= 0
        && (Characters.isBlank(text.charAt(at + 1)) || text.charAt(at) == '、');
  }

  /** Whether a line only underlines or separates. */
  private boolean isRule(int start, int end) {
    char first = text.charAt(start);
    if (end - start < 3 || Character.isLetterOrDigit(first)) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != first) {
        return false;
      }
    }
    return true;
  }

  /**
   * The width in columns at which the text is hard-wrapped, 0 if it is not: most lines that are
   * followed by another come close to the widest of them.
   */
  private static int wrapWidth(CharSequence text) {
    int[] counts = new int[WIDEST_WRAP + 2];
    int lines = 0;
    int at = 0;
    while (at < text.length()) {
      int end = lineEnd(text, at);
      int columns = Characters.columns(text, at, Characters.trimEnd(text, at, end));
      boolean followed = end + 1 < text.length() && !isBlankLine(text, end + 1);
      if (columns > 0 && followed) {
        counts[Math.min(columns, WIDEST_WRAP + 1)]++;
        lines++;
      }
      at = end + 1;
    }
    int width = quantile(counts, lines, 0.95);
    if (lines < 2 || width > WIDEST_WRAP || width < NARROWEST_WRAP) {
      return 0;
    }
    int full = Arrays.stream(counts, width * 3 / 4, Math.min(width + 6, counts.length)).sum();
    return full >= 0.6 * lines ? width : 0;
  }

  private static int quantile(int[] counts, int total, double share) {
    int seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= share * total) {
        return i;
      }
    }
    return counts.length - 1;
  }

  private static boolean isBlankLine(CharSequence text, int start) {
    int end = lineEnd(text, start);
    return Characters.skipBlanks(text, start, end) == end;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\f';
  }

  private static int lineEnd(CharSequence text, int start) {
    int at = start;
    while (at < text.length() && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
