package org.glyphreader.vlm.model;

/** Keys and values of the tokens a model has seen. For one thread at a time. */
public interface KvCache extends AutoCloseable {

  /** {@return how many tokens it holds} */
  int length();

  /**
   * Forgets all tokens from {@code length} on. Memory may be kept for the tokens that follow.
   *
   * @param length from 0 to {@link #length()}
   * @throws IllegalArgumentException if it is not
   */
  void truncate(int length);

  /** {@return the memory it takes now, bytes, room for further tokens included} */
  long bytes();

  /** Frees the memory. Idempotent; use afterwards is an {@link IllegalStateException}. */
  @Override
  void close();
}
