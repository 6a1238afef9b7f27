package org.glyphreader.vlm.session;

import java.util.Arrays;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;

/**
 * A KV cache that knows what it holds, so that the next prompt is computed only from where it
 * differs. A row is told by its token, or by its image. For one thread at a time.
 */
final class PrefixCache {

  private final ModelGate gate;
  private KvCache cache;
  private long[] rows = new long[0];
  private int length;

  PrefixCache(ModelGate gate) {
    this.gate = gate;
  }

  /** How many rows from the start are those of {@code wanted}. */
  int common(long[] wanted) {
    int limit = Math.min(length, wanted.length);
    int differs = Arrays.mismatch(rows, 0, limit, wanted, 0, limit);
    return differs < 0 ? limit : differs;
  }

  void truncate(int to) {
    if (cache != null && to < length) {
      gate.run(() -> cache.truncate(to));
      length = to;
    }
  }

  int length() {
    return length;
  }

  /** Appends a batch; after a failure the cache is empty. */
  float[] append(TokenBatch batch, long[] batchRows, boolean logits) {
    boolean done = false;
    try {
      float[] result = gate.use(model -> forward(model, batch, logits));
      rows = length + batchRows.length > rows.length ? grown(batchRows.length) : rows;
      System.arraycopy(batchRows, 0, rows, length, batchRows.length);
      length += batchRows.length;
      done = true;
      return result;
    } finally {
      if (!done) {
        clear();
      }
    }
  }

  private float[] forward(VisionLanguageModel model, TokenBatch batch, boolean logits) {
    if (cache == null) {
      cache = model.newCache();
    }
    return model.forward(cache, batch, logits);
  }

  private long[] grown(int more) {
    return Arrays.copyOf(rows, Math.max(length + more, rows.length + rows.length / 2));
  }

  void clear() {
    KvCache open = cache;
    cache = null;
    length = 0;
    if (open != null) {
      gate.run(open::close);
    }
  }
}
