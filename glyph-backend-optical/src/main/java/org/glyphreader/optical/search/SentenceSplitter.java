package org.glyphreader.optical.search;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into sentences: English, Chinese, and both mixed. Line ends inside a paragraph count as
 * blanks. A sentence too long to be quoted is cut at its clauses.
 */
final class SentenceSplitter {

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st", "sr", "jr", "gen", "col", "capt",
          "lt", "sgt", "gov", "sen", "rep", "pres", "mt", "vs", "etc", "ca", "cf", "al", "approx",
          "dept", "est", "fig", "figs", "ed", "eds", "vol", "vols", "no", "nos", "nr", "pp", "ch",
          "sec", "art", "inc", "ltd", "co", "corp", "bros", "e.g", "i.e", "eg", "ie", "viz", "resp",
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
          "op");

  /** Those of them that may well end a sentence; a following capital decides. */
  private static final Set<String> MAY_END = Set.of("etc", "al", "inc", "ltd", "co", "corp", "no");

  private final CharSequence text;
  private final LongSentenceCutter cutter;

  private SentenceSplitter(CharSequence text) {
    this.text = text;
    this.cutter = new LongSentenceCutter(text);
  }

  /** The sentences of {@code text}, which is one source. */
  static Sentences split(CharSequence text) {
    return split(text, List.of());
  }

  /** The sentences of a text of several sources, which begin at 0 and at {@code sources}. */
  static Sentences split(CharSequence text, List<Integer> sources) {
    SentenceSplitter splitter = new SentenceSplitter(text);
    Sentences sentences = new Sentences();
    int from = 0;
    for (int i = 0; i <= sources.size(); i++) {
      int to = i < sources.size() ? sources.get(i) : text.length();
      sentences.beginSource();
      splitter.splitSource(from, to, sentences);
      from = to;
    }
    return sentences;
  }

  private void splitSource(int from, int to, Sentences sink) {
    new ParagraphFinder(text.subSequence(from, to))
        .forEach(
            (start, end) -> splitParagraph(from + start, from + end, sink.paragraphCount(), sink));
  }

  private void splitParagraph(int start, int end, int paragraph, Sentences sink) {
    int begin = start;
    int at = start;
    while (at < end) {
      int next = sentenceEnd(begin, at, end);
      if (next > at) {
        cutter.cut(begin, next, paragraph, sink);
        begin = Characters.skipBlanks(text, next, end);
        at = begin;
      } else {
        at++;
      }
    }
    if (begin < end) {
      cutter.cut(begin, end, paragraph, sink);
    }
  }

  /** The offset behind the sentence that ends with the character at {@code at}, or -1. */
  private int sentenceEnd(int begin, int at, int end) {
    char c = text.charAt(at);
    if (Characters.isWideTerminator(c)) {
      return afterClosers(at + 1, end);
    }
    if (c == '…') {
      int after = afterClosers(at + 1, end);
      return after - begin >= 12 && after < end && Characters.isHan(text.charAt(after))
          ? after
          : -1;
    }
    if (!Characters.isLatinTerminator(c)) {
      return -1;
    }
    int after = afterClosers(at + 1, end);
    int next = Characters.skipBlanks(text, after, end);
    if (next == end) {
      return end;
    }
    if (next == after) {
      boolean wide = Characters.isHan(text.charAt(after));
      return wide && c != '.' ? after : -1;
    }
    boolean point =
        c != '.' || !isSpacedEllipsis(begin, at, next) && !isAbbreviation(begin, at, next);
    return point && beginsSentence(next, end) ? after : -1;
  }

  /** Whether the dot at {@code at} is one of ". . .". */
  private boolean isSpacedEllipsis(int begin, int at, int next) {
    boolean blankBefore = at > begin && Characters.isBlank(text.charAt(at - 1));
    return text.charAt(next) == '.' || blankBefore;
  }

  private int afterClosers(int from, int end) {
    int at = from;
    while (at < end && isTail(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isTail(char c) {
    return Characters.isLatinTerminator(c)
        || Characters.isWideTerminator(c)
        || c == '…'
        || Characters.isCloser(c);
  }

  private boolean beginsSentence(int next, int end) {
    int at = next;
    while (at < end && Characters.isOpener(text.charAt(at))) {
      at++;
    }
    return at < end && !Character.isLowerCase(text.charAt(at));
  }

  private boolean isAbbreviation(int begin, int dot, int next) {
    int start = dot;
    while (start > begin && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    String word = text.subSequence(start, dot).toString();
    String lower = word.toLowerCase(Locale.ROOT);
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    boolean ordinal = start == begin && isNumber(word) && word.length() <= 3;
    if (initial && !word.equals("I") || ordinal || lower.length() > 2 && isDotted(lower)) {
      return true;
    }
    boolean number = Character.isDigit(text.charAt(next));
    if (lower.equals("no") || lower.equals("nos")) {
      return number;
    }
    return ABBREVIATIONS.contains(lower) && (number || !MAY_END.contains(lower));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
  }

  /** Whether a word is of single letters between dots, such as "u.s" or "e.g". */
  private static boolean isDotted(String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((word.charAt(i) == '.') != (i % 2 == 1)) {
        return false;
      }
    }
    return true;
  }
}
