package org.glyphreader.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * Levenshtein's distance between two texts, spaces not counted, by Myers' bit-parallel algorithm
 * (G. Myers, J. ACM 46(3), 1999) in the block form of Hyyrö.
 *
 * @param distance insertions, deletions and substitutions of code points
 * @param length code points of the reference text
 */
public record EditDistance(long distance, long length) {

  private static final int WORD = 64;

  /** Compares {@code read} with {@code reference}. */
  public static EditDistance withoutSpaces(String reference, String read) {
    int[] pattern = visible(reference);
    int[] text = visible(read);
    return new EditDistance(
        pattern.length == 0 ? text.length : distance(pattern, text), pattern.length);
  }

  /** 1 − distance / length, not below 0; 1 for two empty texts. */
  double accuracy() {
    if (length == 0) {
      return distance == 0 ? 1 : 0;
    }
    return Math.max(0, 1 - (double) distance / length);
  }

  private static int[] visible(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .toArray();
  }

  private static long distance(int[] pattern, int[] text) {
    int blocks = (pattern.length + WORD - 1) / WORD;
    Map<Integer, long[]> peq = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      peq.computeIfAbsent(pattern[i], c -> new long[blocks])[i / WORD] |= 1L << i % WORD;
    }
    long[] pv = new long[blocks];
    long[] mv = new long[blocks];
    java.util.Arrays.fill(pv, -1L);
    long[] nowhere = new long[blocks];
    long lastBit = 1L << (pattern.length - 1) % WORD;
    long score = pattern.length;
    for (int c : text) {
      long[] eqs = peq.getOrDefault(c, nowhere);
      int carry = 1;
      for (int b = 0; b < blocks; b++) {
        long eq = eqs[b];
        long xv = eq | mv[b];
        if (carry < 0) {
          eq |= 1;
        }
        long xh = (eq & pv[b]) + pv[b] ^ pv[b] | eq;
        long ph = mv[b] | ~(xh | pv[b]);
        long mh = pv[b] & xh;
        if (b == blocks - 1) {
          score += (ph & lastBit) != 0 ? 1 : (mh & lastBit) != 0 ? -1 : 0;
        }
        int out = ph < 0 ? 1 : mh < 0 ? -1 : 0;
        ph = ph << 1 | (carry > 0 ? 1 : 0);
        mh = mh << 1 | (carry < 0 ? 1 : 0);
        pv[b] = mh | ~(xv | ph);
        mv[b] = ph & xv;
        carry = out;
      }
    }
    return score;
  }
}
