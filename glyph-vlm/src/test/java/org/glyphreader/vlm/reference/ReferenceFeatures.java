package org.glyphreader.vlm.reference;

import org.glyphreader.vlm.model.ImageFeatures;

/** Features in an array. */
final class ReferenceFeatures implements ImageFeatures {

  private final ReferenceModel model;
  private final int tokens;
  private float[] rows;

  ReferenceFeatures(ReferenceModel model, int tokens, float[] rows) {
    this.model = model;
    this.tokens = tokens;
    this.rows = rows;
  }

  float[] rows() {
    if (rows == null) {
      throw new IllegalStateException("The image features are closed");
    }
    return rows;
  }

  @Override
  public int tokens() {
    return tokens;
  }

  @Override
  public long bytes() {
    return (long) rows().length * Float.BYTES;
  }

  @Override
  public float[] toArray() {
    return rows().clone();
  }

  @Override
  public void close() {
    if (rows != null) {
      rows = null;
      model.released();
    }
  }
}
