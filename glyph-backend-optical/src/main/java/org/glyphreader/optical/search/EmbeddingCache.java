package org.glyphreader.optical.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps the vectors of the passages that were looked at last, up to a number of bytes. Safe for use
 * by several threads.
 */
final class EmbeddingCache {

  private final long limit;
  private final Map<String, TokenVectors> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /** A cache of at most {@code limit} bytes. */
  EmbeddingCache(long limit) {
    this.limit = limit;
  }

  /** The vectors of {@code passage}, made by {@code embedding} if they are not kept. */
  TokenVectors get(String passage, Supplier<TokenVectors> embedding) {
    TokenVectors known;
    synchronized (this) {
      known = kept.get(passage);
    }
    if (known != null) {
      return known;
    }
    TokenVectors made = embedding.get();
    put(passage, made);
    return made;
  }

  private synchronized void put(String passage, TokenVectors vectors) {
    TokenVectors before = kept.put(passage, vectors);
    size += vectors.size() - (before == null ? 0 : before.size());
    var oldest = kept.entrySet().iterator();
    while (size > limit && oldest.hasNext()) {
      size -= oldest.next().getValue().size();
      oldest.remove();
    }
  }
}
