package org.glyphreader.tokenizers;

import java.util.Arrays;

/** The special tokens that a model wants before and after a text. */
record Template(int[] before, int[] after) {

  static final Template NONE = new Template(new int[0], new int[0]);

  /** The tokens inside the template, cut on the right to fit {@code maxLength}. */
  int[] apply(int[] tokens, int maxLength) {
    int kept = Math.min(tokens.length, maxLength - before.length - after.length);
    if (kept < 0) {
      throw new IllegalArgumentException(
          "maxLength must leave room for "
              + (before.length + after.length)
              + " special tokens, not "
              + maxLength);
    }
    int[] all = Arrays.copyOf(before, before.length + kept + after.length);
    System.arraycopy(tokens, 0, all, before.length, kept);
    System.arraycopy(after, 0, all, before.length + kept, after.length);
    return all;
  }
}
