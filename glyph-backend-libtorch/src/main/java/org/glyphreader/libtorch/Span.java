package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;

/**
 * Some things in a row.
 *
 * @param start the first one
 * @param length how many
 */
record Span(int start, int length) {

  /** Rows that are computed together: enough for a fast matrix product, of bounded memory. */
  private static final int BLOCK = 640;

  /** {@return {@code n} things dealt out to some in nearly equal, contiguous shares} */
  static List<Span> shares(int n, int count) {
    List<Span> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) n * i / count);
      shares.add(new Span(from, (int) ((long) n * (i + 1) / count) - from));
    }
    return shares;
  }

  int end() {
    return start + length;
  }

  boolean isEmpty() {
    return length == 0;
  }

  /** {@return the same span where each thing is {@code unit} smaller ones} */
  Span times(int unit) {
    return new Span(start * unit, length * unit);
  }

  /** {@return nearly equal parts of at most 640 rows, each a multiple of {@code unit} long} */
  List<Span> blocks(int unit) {
    int units = length / unit;
    int blocks = Math.min(units, (length + BLOCK - 1) / BLOCK);
    List<Span> parts = new ArrayList<>();
    for (int b = 0; b < blocks; b++) {
      int from = (int) ((long) units * b / blocks);
      int to = (int) ((long) units * (b + 1) / blocks);
      parts.add(new Span(start + from * unit, (to - from) * unit));
    }
    return parts;
  }
}
