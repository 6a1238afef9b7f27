package org.glyphreader.optical;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.optical.search.TextEmbedder;
import org.glyphreader.optical.search.TokenVectors;

/**
 * Keeps the vectors of the passages that were looked at last, up to a number of bytes, for all
 * documents together. Safe for use by several threads.
 */
final class CachingEmbedder implements TextEmbedder {

  private record Key(Language language, List<String> sentences) {}

  private final TextEmbedder embedder;
  private final long limit;
  private final Map<Key, TokenVectors> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /** Keeps at most {@code limit} bytes of what {@code embedder} makes. */
  CachingEmbedder(TextEmbedder embedder, long limit) {
    this.embedder = embedder;
    this.limit = limit;
  }

  @Override
  public TokenVectors passage(Language language, List<String> sentences) {
    Key key = new Key(language, List.copyOf(sentences));
    TokenVectors known = known(key);
    if (known == null) {
      known = embedder.passage(language, sentences);
      keep(key, known);
    }
    return known;
  }

  @Override
  public TokenVectors question(Language language, List<String> words) {
    return embedder.question(language, words);
  }

  private synchronized TokenVectors known(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, TokenVectors vectors) {
    TokenVectors before = kept.put(key, vectors);
    size += vectors.size() - (before == null ? 0 : before.size());
    Iterator<TokenVectors> oldest = kept.values().iterator();
    while (size > limit && oldest.hasNext()) {
      size -= oldest.next().size();
      oldest.remove();
    }
  }
}
