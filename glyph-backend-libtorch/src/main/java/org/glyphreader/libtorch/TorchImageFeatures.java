package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Tensor;
import org.glyphreader.vlm.model.ImageFeatures;

/** A row for each visual token of a page. */
final class TorchImageFeatures implements ImageFeatures {

  private final Tensor rows;
  private final int tokens;
  private boolean closed;

  /** Keeps {@code rows} alive until it is closed. */
  TorchImageFeatures(Tensor rows) {
    this.rows = rows.retainReference();
    tokens = Math.toIntExact(rows.size(0));
  }

  Tensor rows() {
    checkOpen();
    return rows;
  }

  @Override
  public int tokens() {
    return tokens;
  }

  @Override
  public long bytes() {
    return rows().nbytes();
  }

  @Override
  public float[] toArray() {
    return Torch.toArray(rows());
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The image features are closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      rows.close();
    }
  }
}
