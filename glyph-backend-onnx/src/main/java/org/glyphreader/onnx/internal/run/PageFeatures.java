package org.glyphreader.onnx.internal.run;

import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.model.ImageFeatures;

/** The visual tokens of a page in a tensor of [tokens, width]. */
final class PageFeatures implements ImageFeatures {

  private final OnnxTensor tensor;
  private final int tokens;

  PageFeatures(OnnxTensor tensor) {
    this.tensor = tensor;
    this.tokens = Math.toIntExact(tensor.shape()[0]);
  }

  OnnxTensor tensor() {
    return tensor;
  }

  @Override
  public int tokens() {
    return tokens;
  }

  @Override
  public long bytes() {
    return tensor.byteSize();
  }

  @Override
  public float[] toArray() {
    return tensor.toFloats();
  }

  @Override
  public void close() {
    tensor.close();
  }
}
