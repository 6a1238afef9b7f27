package org.glyphreader.vlm.session;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.glyphreader.vlm.model.ImageFeatures;

/** Features of encoded pages, the least recently used given up first. For one thread at a time. */
final class FeatureCache {

  private final ModelGate gate;
  private final long limit;
  private final Map<Long, ImageFeatures> features = new LinkedHashMap<>(16, 0.75f, true);

  FeatureCache(ModelGate gate, long limit) {
    this.gate = gate;
    this.limit = limit;
  }

  ImageFeatures get(long key) {
    return features.get(key);
  }

  void put(long key, ImageFeatures encoded) {
    features.put(key, encoded);
  }

  /** Gives up pages, but none of those in use, until the limit is kept. */
  void shrink(Set<Long> inUse) {
    long bytes = features.values().stream().mapToLong(ImageFeatures::bytes).sum();
    List<Long> oldest = new ArrayList<>(features.keySet());
    for (Iterator<Long> keys = oldest.iterator(); bytes > limit && keys.hasNext(); ) {
      long key = keys.next();
      if (!inUse.contains(key)) {
        ImageFeatures given = features.remove(key);
        bytes -= given.bytes();
        gate.run(given::close);
      }
    }
  }

  void removeIf(LongPredicate unwanted) {
    for (long key : List.copyOf(features.keySet())) {
      if (unwanted.test(key)) {
        gate.run(features.remove(key)::close);
      }
    }
  }
}
