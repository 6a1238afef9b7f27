package org.glyphreader.tokenizers;

import java.util.Arrays;

/**
 * Remembers the tokens of words seen before. Bounded: each word has one place, and the latest word
 * keeps it.
 *
 * <p>Safe for use by several threads without locks: entries are immutable, so a race costs at most
 * a word that is worked out twice.
 */
final class WordCache {

  /** Longer words are rarely seen again, in chars. */
  static final int LONGEST_WORD = 48;

  private static final int PLACES = 1 << 15;

  private final Entry[] places = new Entry[PLACES];

  private record Entry(char[] word, int[] tokens) {}

  /** The tokens of {@code text[start, end)}, or null; not to be written to. */
  int[] get(char[] text, int start, int end, int hash) {
    Entry entry = places[place(hash)];
    return entry != null && Arrays.equals(entry.word, 0, entry.word.length, text, start, end)
        ? entry.tokens
        : null;
  }

  void put(char[] text, int start, int end, int hash, int[] tokens) {
    places[place(hash)] = new Entry(Arrays.copyOfRange(text, start, end), tokens);
  }

  /** As {@link String#hashCode()}. */
  static int hash(char[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text[i];
    }
    return hash;
  }

  private static int place(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed >>> (Integer.SIZE - 15);
  }
}
