package org.glyphreader.onnx.internal.run;

import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;

/** A text decoder. For one thread at a time. */
interface Decoder extends AutoCloseable {

  long cacheBytesPerToken();

  KvCache newCache();

  /** How many rows it takes at once, at most, when the cache holds {@code length} tokens. */
  int rowsAtATime(int length);

  /**
   * Appends the tokens {@code first} to {@code first + embedded rows} of a batch.
   *
   * @param embedded [1, rows, width]
   * @param logits whether the last token's logits are wanted; else an empty array is given
   */
  float[] forward(KvCache cache, OnnxTensor embedded, TokenBatch batch, int first, boolean logits);

  @Override
  void close();
}
