package org.glyphreader.tokenizers;

import java.util.Arrays;

/** Which two tokens become which one, and how early. Filled once, then only read. */
final class MergeTable {

  /** The rank of a pair that is not merged. */
  static final int NEVER = Integer.MAX_VALUE;

  private static final long FREE = -1;

  private final long[] pairs;
  private final int[] ranks;
  private final int[] results;
  private final int mask;

  MergeTable(int size) {
    int capacity = Integer.highestOneBit(Math.max(8, size * 2)) << 1;
    mask = capacity - 1;
    pairs = new long[capacity];
    Arrays.fill(pairs, FREE);
    ranks = new int[capacity];
    results = new int[capacity];
  }

  /** The last merge of a pair counts. */
  void put(int left, int right, int rank, int result) {
    long pair = pair(left, right);
    int slot = slot(pair);
    pairs[slot] = pair;
    ranks[slot] = rank;
    results[slot] = result;
  }

  /** The lower, the earlier; {@link #NEVER} if the two are not merged. */
  int rank(int left, int right) {
    int slot = slot(pair(left, right));
    return pairs[slot] == FREE ? NEVER : ranks[slot];
  }

  /** The token that a pair with a rank becomes. */
  int result(int left, int right) {
    return results[slot(pair(left, right))];
  }

  private int slot(long pair) {
    long mixed = pair * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 32) & mask;
    while (pairs[slot] != pair && pairs[slot] != FREE) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }
}
