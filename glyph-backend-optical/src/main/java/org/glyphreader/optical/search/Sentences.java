package org.glyphreader.optical.search;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The sentences of a text and the paragraphs they stand in, as offsets (UTF-16 code units) in plain
 * arrays: twelve bytes a sentence. Sentences do not overlap and stand in order. Immutable once
 * built; safe for use by several threads.
 */
final class Sentences {

  private int size;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] paragraphs = new int[64];
  private final BitSet sources = new BitSet();

  void add(int start, int end, int paragraph) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      paragraphs = Arrays.copyOf(paragraphs, 2 * size);
    }
    starts[size] = start;
    ends[size] = end;
    paragraphs[size++] = paragraph;
  }

  /** The next sentence begins another source: none of its neighbours may be joined with it. */
  void beginSource() {
    sources.set(size);
  }

  /** Whether a source begins with {@code sentence}. */
  boolean beginsSource(int sentence) {
    return sources.get(sentence);
  }

  /** Whether both stand in one source. */
  boolean sameSource(int one, int other) {
    int begin = sources.nextSetBit(Math.min(one, other) + 1);
    return begin < 0 || begin > Math.max(one, other);
  }

  int size() {
    return size;
  }

  int start(int sentence) {
    return starts[sentence];
  }

  int end(int sentence) {
    return ends[sentence];
  }

  /** The paragraph of a sentence; paragraphs count from 0 in the order of the text. */
  int paragraph(int sentence) {
    return paragraphs[sentence];
  }

  int paragraphCount() {
    return size == 0 ? 0 : paragraphs[size - 1] + 1;
  }

  boolean sameParagraph(int one, int other) {
    return one >= 0
        && other >= 0
        && one < size
        && other < size
        && paragraphs[one] == paragraphs[other];
  }

  /** The first sentence of the paragraph in which {@code sentence} stands. */
  int paragraphStart(int sentence) {
    int first = sentence;
    while (first > 0 && paragraphs[first - 1] == paragraphs[sentence]) {
      first--;
    }
    return first;
  }

  /** The first sentence behind the paragraph in which {@code sentence} stands. */
  int paragraphEnd(int sentence) {
    int end = sentence + 1;
    while (end < size && paragraphs[end] == paragraphs[sentence]) {
      end++;
    }
    return end;
  }

  /** The first sentence that ends behind {@code offset}; {@link #size()} if none does. */
  int firstEndingAfter(int offset) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The first sentence that starts at or behind {@code offset}; {@link #size()} if none does. */
  int firstStartingFrom(int offset) {
    int found = Arrays.binarySearch(starts, 0, size, offset);
    return found >= 0 ? found : -found - 1;
  }
}
