package org.glyphreader.vlm.reference;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;

/**
 * GLM-4.1V in plain Java: slow, and written to be read. It proves the test kit and all that is
 * around the networks without any native library.
 */
public final class ReferenceModel implements VisionLanguageModel {

  private static final AtomicInteger LIVE = new AtomicInteger();

  private final VisionTower vision;
  private final TextDecoder text;
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicLong encoded = new AtomicLong();
  private final AtomicLong appended = new AtomicLong();
  private volatile boolean closed;
  private volatile List<float[]> hidden = List.of();

  /** Loads the networks. */
  public ReferenceModel(Checkpoint checkpoint) {
    Weights weights = new Weights(checkpoint);
    vision = new VisionTower(weights, checkpoint.config().vision());
    text = new TextDecoder(weights, checkpoint.config());
    LIVE.incrementAndGet();
  }

  /** Models, caches and features that were not closed, in all. */
  public static long live() {
    return LIVE.get();
  }

  void released() {
    LIVE.decrementAndGet();
  }

  /** The last token's hidden state before each layer and after the last norm. */
  public List<float[]> hidden() {
    return hidden;
  }

  /** How many images were encoded. */
  public long encoded() {
    return encoded.get();
  }

  /** How many tokens went through the decoder. */
  public long appended() {
    return appended.get();
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public long cacheBytesPerToken() {
    return 2L * text.layers() * text.keyWidth() * Float.BYTES;
  }

  @Override
  public ImageFeatures encode(PatchImage image) {
    enter();
    try {
      encoded.incrementAndGet();
      LIVE.incrementAndGet();
      return new ReferenceFeatures(this, image.tokens(), vision.encode(image));
    } finally {
      threads.decrementAndGet();
    }
  }

  @Override
  public KvCache newCache() {
    LIVE.incrementAndGet();
    return new ReferenceCache(this, text.layers(), text.keyWidth());
  }

  @Override
  public float[] forward(KvCache cache, TokenBatch batch, boolean logits) {
    enter();
    try {
      ReferenceCache own = (ReferenceCache) cache;
      own.checkOpen();
      appended.addAndGet(batch.size());
      hidden = text.run(own, batch);
      return logits ? text.logits(hidden.get(hidden.size() - 1)) : new float[0];
    } finally {
      threads.decrementAndGet();
    }
  }

  private void enter() {
    if (threads.incrementAndGet() != 1) {
      throw new IllegalStateException("Two threads use the model at once");
    }
    if (closed) {
      throw new IllegalStateException("The model is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      released();
    }
  }
}
