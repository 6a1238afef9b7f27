package org.glyphreader.vlm.model;

/**
 * What a vision encoder made of one page: a row for each visual token. For one thread at a time.
 */
public interface ImageFeatures extends AutoCloseable {

  /** {@return the number of rows} */
  int tokens();

  /** {@return the memory it takes, bytes} */
  long bytes();

  /** {@return a copy of all rows, one after the other; for tests and diagnosis} */
  float[] toArray();

  /** Frees the memory. Idempotent; use afterwards is an {@link IllegalStateException}. */
  @Override
  void close();
}
