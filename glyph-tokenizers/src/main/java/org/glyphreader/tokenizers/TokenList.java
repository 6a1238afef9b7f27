package org.glyphreader.tokenizers;

import java.util.Arrays;

/** Keeps the tokens. */
final class TokenList implements TokenSink {

  private int[] tokens = new int[64];
  private int size;

  @Override
  public void add(int token) {
    ensureRoom(1);
    tokens[size++] = token;
  }

  @Override
  public void addAll(int[] more) {
    ensureRoom(more.length);
    for (int token : more) {
      tokens[size++] = token;
    }
  }

  int[] toArray() {
    return Arrays.copyOf(tokens, size);
  }

  private void ensureRoom(int more) {
    if (tokens.length - size < more) {
      tokens = Arrays.copyOf(tokens, Math.max(size + more, size + (size >> 1)));
    }
  }
}
