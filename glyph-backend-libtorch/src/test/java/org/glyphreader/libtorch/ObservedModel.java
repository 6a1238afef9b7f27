package org.glyphreader.libtorch;

import java.util.ArrayList;
import java.util.List;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;

/** Keeps the hidden states of the last forward. */
record ObservedModel(Glm4vModel model, List<float[]> hidden) implements VisionLanguageModel {

  ObservedModel(Glm4vModel model) {
    this(model, new ArrayList<>());
  }

  @Override
  public String device() {
    return model.device();
  }

  @Override
  public long cacheBytesPerToken() {
    return model.cacheBytesPerToken();
  }

  @Override
  public ImageFeatures encode(PatchImage image) {
    return model.encode(image);
  }

  @Override
  public KvCache newCache() {
    return model.newCache();
  }

  @Override
  public float[] forward(KvCache cache, TokenBatch batch, boolean logits) {
    hidden.clear();
    return model.forward(cache, batch, logits, (layer, row) -> hidden.add(row));
  }

  @Override
  public void close() {
    model.close();
  }
}
