package org.glyphreader.libtorch;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Device;
import org.glyphreader.BackendFailureException;
import org.glyphreader.GlyphException;
import org.glyphreader.vlm.checkpoint.Glm4vTensors;
import org.glyphreader.vlm.checkpoint.ModelConfig;
import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.image.PatchImage;
import org.glyphreader.vlm.model.ImageFeatures;
import org.glyphreader.vlm.model.KvCache;
import org.glyphreader.vlm.model.TokenBatch;
import org.glyphreader.vlm.model.VisionLanguageModel;

/** GLM-4.1V on LibTorch. */
final class Glm4vModel implements VisionLanguageModel {

  private final ModelConfig config;
  private final TensorFiles files;
  private final Precision precision;
  private final String deviceName;
  private final Owned owned = new Owned();
  private final Lanes lanes;
  private final VisionTower vision;
  private final TextDecoder decoder;
  private boolean closed;

  /**
   * Loads the weights.
   *
   * @param config of the model
   * @param files its weights
   * @param precision what they are kept as
   * @param placement where they are kept
   * @param deviceName {@code cpu} or {@code cuda:} and a number
   * @param threads how many compute on the CPU
   * @throws org.glyphreader.ModelFormatException if the weights do not fit the model
   */
  Glm4vModel(
      ModelConfig config,
      TensorFiles files,
      Precision precision,
      Placement placement,
      String deviceName,
      int threads) {
    this.config = config;
    this.files = files;
    this.precision = precision;
    this.deviceName = deviceName;
    Glm4vTensors names = Glm4vTensors.of(config, files);
    files.compare(names.shapes()).requireComplete();
    lanes = new Lanes(deviceName.equals("cpu") ? threads : 1);
    try {
      Device device = owned.keep(new Device(deviceName));
      Weights weights = new Weights(files, precision, placement, device, owned);
      vision = Torch.scoped(() -> new VisionTower(config.vision(), weights, names.vision()));
      decoder =
          Torch.scoped(
              () ->
                  new TextDecoder(
                      config.text(), weights, names.text(), names.head(), lanes.count()));
    } catch (GlyphException | Error e) {
      free();
      throw e;
    } catch (RuntimeException e) {
      free();
      throw Torch.failure("loading the weights", e);
    }
  }

  @Override
  public String device() {
    return deviceName;
  }

  @Override
  public long cacheBytesPerToken() {
    return TorchKvCache.bytesPerToken(config.text(), precision.activations());
  }

  @Override
  public ImageFeatures encode(PatchImage image) {
    return work("encoding a page", () -> new TorchImageFeatures(vision.encode(image, lanes)));
  }

  @Override
  public KvCache newCache() {
    checkOpen();
    return decoder.newCache();
  }

  @Override
  public float[] forward(KvCache cache, TokenBatch batch, boolean logits) {
    return forward(cache, batch, logits, null);
  }

  /**
   * As {@link #forward(KvCache, TokenBatch, boolean)}; {@code states} sees the last token's row
   * after the embedding (0), after each layer but the last, and after the last norm.
   */
  float[] forward(
      KvCache cache, TokenBatch batch, boolean logits, BiConsumer<Integer, float[]> states) {
    float[] scores =
        work(
            "the text decoder",
            () -> decoder.forward((TorchKvCache) cache, batch, logits, lanes, states));
    for (float score : scores) {
      if (Float.isNaN(score)) {
        throw new BackendFailureException(Damage.explain(files));
      }
    }
    return scores;
  }

  private <T> T work(String what, Supplier<T> work) {
    checkOpen();
    try {
      return Torch.scoped(work);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Torch.failure(what, e);
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("The LibTorch model is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      decoder.close();
      free();
    }
  }

  private void free() {
    lanes.close();
    owned.close();
  }
}
