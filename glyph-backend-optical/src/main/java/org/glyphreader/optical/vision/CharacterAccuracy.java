package org.glyphreader.optical.vision;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of a text was read rightly: 1 − edit distance / length. White space does not count.
 *
 * <p>The edit distance (Levenshtein's, over code points) is computed by the bit-parallel algorithm
 * of Myers (1999) in the block form of Hyyrö (2003): 64 rows of the matrix at a time, so a page of
 * 8,000 characters takes a million steps, not 64 million.
 */
public final class CharacterAccuracy {

  private CharacterAccuracy() {}

  /**
   * The share of characters read rightly.
   *
   * @param expected what is written
   * @param actual what was read
   * @return 1 if they are the same, 0 if nothing fits; 1 if both are empty
   */
  public static double of(String expected, String actual) {
    int[] a = characters(expected);
    int[] b = characters(actual);
    if (a.length == 0) {
      return b.length == 0 ? 1 : 0;
    }
    return Math.max(0, 1 - (double) distance(a, b) / a.length);
  }

  /**
   * The edit distance, white space left out.
   *
   * @param expected what is written
   * @param actual what was read
   * @return characters to insert, delete or replace
   */
  public static int editDistance(String expected, String actual) {
    return distance(characters(expected), characters(actual));
  }

  /**
   * A text in which characters that look alike are the same: compatibility forms (full-width
   * letters and punctuation) as their plain ones, typographic quotes and dashes as those of ASCII.
   * For a comparison that forgives them; {@link #of} alone does not.
   *
   * @param text any text
   * @return the same with plain characters
   */
  public static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("[“”„‟〝〞]", "\"")
        .replaceAll("[‘’‚‛]", "'")
        .replaceAll("[‐-―−]", "-")
        .replace('。', '.')
        .replace('、', ',')
        .replace('•', '·');
  }

  private static int[] characters(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .toArray();
  }

  private static int distance(int[] pattern, int[] text) {
    if (pattern.length == 0 || text.length == 0) {
      return pattern.length + text.length;
    }
    int blocks = (pattern.length + 63) / 64;
    Map<Integer, long[]> matches = new HashMap<>();
    for (int i = 0; i < pattern.length; i++) {
      matches.computeIfAbsent(pattern[i], c -> new long[blocks])[i / 64] |= 1L << i % 64;
    }
    long[] none = new long[blocks];
    long[] plus = new long[blocks];
    long[] minus = new long[blocks];
    Arrays.fill(plus, -1);
    long last = 1L << (pattern.length - 1) % 64;
    int score = pattern.length;
    for (int c : text) {
      long[] match = matches.getOrDefault(c, none);
      int carry = 1;
      for (int block = 0; block < blocks; block++) {
        long pv = plus[block];
        long mv = minus[block];
        long eq = match[block];
        long xv = eq | mv;
        if (carry < 0) {
          eq |= 1;
        }
        long xh = ((eq & pv) + pv ^ pv) | eq;
        long ph = mv | ~(xh | pv);
        long mh = pv & xh;
        long top = block == blocks - 1 ? last : Long.MIN_VALUE;
        int out = (ph & top) != 0 ? 1 : (mh & top) != 0 ? -1 : 0;
        ph = ph << 1 | (carry > 0 ? 1 : 0);
        mh = mh << 1 | (carry < 0 ? 1 : 0);
        plus[block] = mh | ~(xv | ph);
        minus[block] = ph & xv;
        carry = out;
      }
      score += carry;
    }
    return score;
  }
}
