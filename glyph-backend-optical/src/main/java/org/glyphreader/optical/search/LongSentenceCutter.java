package org.glyphreader.optical.search;

/**
 * Cuts a sentence that is too long to be quoted: at a clause, else at a blank, else between two
 * graphemes.
 */
final class LongSentenceCutter {

  /** The widest piece, in columns (a Chinese character takes two). */
  static final int WIDEST = 300;

  private static final String STRONG = ";:；：";
  private static final String WEAK = ",，、)）—";

  private final CharSequence text;

  LongSentenceCutter(CharSequence text) {
    this.text = text;
  }

  /** Gives the sentence to {@code sink}, in pieces if need be. */
  void cut(int start, int end, int paragraph, Sentences sink) {
    int begin = start;
    while (end - begin > WIDEST / 2 && Characters.columns(text, begin, end) > WIDEST) {
      int middle = bestCut(begin, end);
      sink.add(begin, Characters.trimEnd(text, begin, middle), paragraph);
      begin = Characters.skipBlanks(text, middle, end);
    }
    if (begin < end) {
      sink.add(begin, end, paragraph);
    }
  }

  private int bestCut(int begin, int end) {
    int columns = 0;
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    int remaining = Characters.columns(text, begin, end);
    int target = remaining > 2 * WIDEST ? WIDEST * 3 / 4 : remaining / 2;
    int at = begin;
    while (at < end && columns < WIDEST) {
      char c = text.charAt(at++);
      columns += Characters.isWide(c) ? 2 : 1;
      double strength = strength(c, at, end);
      double score = strength - Math.abs(columns - target) / (double) WIDEST;
      if (strength > 0 && score > bestScore) {
        best = at;
        bestScore = score;
      }
    }
    return best > begin && best < end ? best : TextCut.before(text, begin, at - begin, end);
  }

  private double strength(char c, int after, int end) {
    boolean blankFollows = after < end && Characters.isBlank(text.charAt(after));
    boolean wide = Characters.isWide(c);
    if (STRONG.indexOf(c) >= 0 && (wide || blankFollows)) {
      return 0.8;
    }
    if (WEAK.indexOf(c) >= 0 && (wide || blankFollows)) {
      return 0.6;
    }
    return Characters.isBlank(c) ? 0.01 : 0;
  }
}
