package org.glyphreader.onnx.internal.run;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.glyphreader.BackendFailureException;
import org.glyphreader.onnxruntime.OnnxRuntimeException;
import org.glyphreader.onnxruntime.OnnxTensor;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.TokenBatch.ImageRows;
import org.glyphreader.vlm.model.VisionLanguageModel;

/** A vision-language model of three graphs: vision encoder, token embedding, decoder. */
final class OnnxModel implements VisionLanguageModel {

  private final String device;
  private final Vision vision;
  private final Embedding embedding;
  private final Decoder decoder;

  OnnxModel(String device, Vision vision, Embedding embedding, Decoder decoder) {
    this.device = device;
    this.vision = vision;
    this.embedding = embedding;
    this.decoder = decoder;
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public long cacheBytesPerToken() {
    return decoder.cacheBytesPerToken();
  }

  @Override
  public ImageFeatures encode(PatchImage image) {
    return compute(() -> new PageFeatures(vision.encode(image)));
  }

  @Override
  public KvCache newCache() {
    return compute(decoder::newCache);
  }

  @Override
  public float[] forward(KvCache cache, TokenBatch batch, boolean logits) {
    return compute(
        () -> {
          float[] last = new float[0];
          for (int first = 0; first < batch.size(); ) {
            int left = batch.size() - first;
            int pieces = (left - 1) / decoder.rowsAtATime(cache.length()) + 1;
            int rows = (left - 1) / pieces + 1;
            boolean wanted = logits && first + rows == batch.size();
            last = decoder.forward(cache, embed(batch, first, rows), batch, first, wanted);
            first += rows;
          }
          return last;
        });
  }

  private OnnxTensor embed(TokenBatch batch, int first, int rows) {
    long[] ids = new long[rows];
    for (int i = 0; i < rows; i++) {
      ids[i] = batch.ids()[first + i];
    }
    OnnxTensor embedded = embedding.embed(ids);
    ByteBuffer to = embedded.bytes();
    int rowBytes = to.remaining() / rows;
    for (ImageRows image : batch.images()) {
      int from = Math.max(first, image.at());
      int end = Math.min(first + rows, image.at() + image.count());
      if (from < end) {
        ByteBuffer features = ((PageFeatures) image.features()).tensor().bytes();
        int source = (image.firstRow() + from - image.at()) * rowBytes;
        to.put((from - first) * rowBytes, features, source, (end - from) * rowBytes);
      }
    }
    return embedded;
  }

  private static <T> T compute(Supplier<T> work) {
    try {
      return work.get();
    } catch (OnnxRuntimeException e) {
      throw new BackendFailureException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    vision.close();
    embedding.close();
    decoder.close();
  }
}
