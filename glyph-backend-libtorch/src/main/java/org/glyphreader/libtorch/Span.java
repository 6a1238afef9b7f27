package org.glyphreader.libtorch;

/**
 * Some things in a row.
 *
 * @param start the first one
 * @param length how many
 */
record Span(int start, int length) {

  int end() {
    return start + length;
  }

  boolean isEmpty() {
    return length == 0;
  }
}
