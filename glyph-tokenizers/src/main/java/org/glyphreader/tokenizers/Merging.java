package org.glyphreader.tokenizers;

import java.util.Arrays;

/**
 * Merges the symbols of one word: always the pair with the lowest rank, and of several the
 * leftmost. Short words search for it, long ones keep a heap, so that a word of n symbols takes O(n
 * log n).
 */
final class Merging {

  private static final int LONGEST_SEARCH = 48;

  private Merging() {}

  /** Merges {@code symbols[0, size)} in place and returns what is left of it. */
  static int[] merge(int[] symbols, int size, MergeTable table) {
    int left =
        size <= LONGEST_SEARCH ? search(symbols, size, table) : mergeWithHeap(symbols, size, table);
    return Arrays.copyOf(symbols, left);
  }

  private static int search(int[] symbols, int size, MergeTable table) {
    int[] ranks = new int[size];
    for (int i = 0; i + 1 < size; i++) {
      ranks[i] = table.rank(symbols[i], symbols[i + 1]);
    }
    int left = size;
    while (left > 1) {
      int best = 0;
      for (int i = 1; i + 1 < left; i++) {
        if (ranks[i] < ranks[best]) {
          best = i;
        }
      }
      if (ranks[best] == MergeTable.NEVER) {
        break;
      }
      symbols[best] = table.result(symbols[best], symbols[best + 1]);
      left--;
      System.arraycopy(symbols, best + 2, symbols, best + 1, left - best - 1);
      System.arraycopy(ranks, best + 2, ranks, best + 1, Math.max(0, left - best - 2));
      if (best + 1 < left) {
        ranks[best] = table.rank(symbols[best], symbols[best + 1]);
      }
      if (best > 0) {
        ranks[best - 1] = table.rank(symbols[best - 1], symbols[best]);
      }
    }
    return left;
  }

  private static int mergeWithHeap(int[] symbols, int size, MergeTable table) {
    int[] next = new int[size];
    int[] previous = new int[size];
    int[] ranks = new int[size];
    LongHeap heap = new LongHeap(size);
    for (int i = 0; i < size; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
      ranks[i] = i + 1 < size ? table.rank(symbols[i], symbols[i + 1]) : MergeTable.NEVER;
      push(heap, ranks[i], i);
    }
    while (!heap.isEmpty()) {
      long top = heap.pop();
      int at = (int) top;
      if (ranks[at] != (int) (top >>> 32)) {
        continue;
      }
      int right = next[at];
      symbols[at] = table.result(symbols[at], symbols[right]);
      ranks[right] = MergeTable.NEVER;
      next[at] = next[right];
      if (next[at] < size) {
        previous[next[at]] = at;
        ranks[at] = table.rank(symbols[at], symbols[next[at]]);
      } else {
        ranks[at] = MergeTable.NEVER;
      }
      push(heap, ranks[at], at);
      int before = previous[at];
      if (before >= 0) {
        ranks[before] = table.rank(symbols[before], symbols[at]);
        push(heap, ranks[before], before);
      }
    }
    int left = 0;
    for (int i = 0; i < size; i = next[i]) {
      symbols[left++] = symbols[i];
    }
    return left;
  }

  private static void push(LongHeap heap, int rank, int position) {
    if (rank != MergeTable.NEVER) {
      heap.push((long) rank << 32 | position);
    }
  }
}
