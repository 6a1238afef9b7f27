package org.glyphreader.tokenizers;

/** Only counts the tokens. */
final class TokenCounter implements TokenSink {

  private long count;

  @Override
  public void add(int token) {
    count++;
  }

  @Override
  public void addAll(int[] tokens) {
    count += tokens.length;
  }

  long count() {
    return count;
  }
}
