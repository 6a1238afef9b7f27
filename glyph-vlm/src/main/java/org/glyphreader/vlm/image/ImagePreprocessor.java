package org.glyphreader.vlm.image;

import java.nio.ByteBuffer;
import org.glyphreader.Pixels;
import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;
import org.glyphreader.vlm.checkpoint.Checkpoint;
import org.glyphreader.vlm.checkpoint.ModelFamily;
import org.glyphreader.vlm.checkpoint.PreprocessorConfig;

/**
 * Brings pages to the form a vision encoder takes, as the reference processor does ({@code
 * Glm4vImageProcessorPil} and {@code Qwen2VLImageProcessorPil} of Hugging Face transformers):
 * resized by Pillow's bicubic filter, rescaled, normalised, cut into patches. A grey page is
 * resized in its one channel. Immutable and safe for use by several threads.
 */
public final class ImagePreprocessor {

  private static final int CHANNELS = 3;

  private final PreprocessorConfig config;
  private final VisualTokenizer tokenizer;
  private final float[][] normalised;

  private ImagePreprocessor(PreprocessorConfig config, VisualTokenizer tokenizer) {
    this.config = config;
    this.tokenizer = tokenizer;
    normalised = new float[CHANNELS][256];
    for (int c = 0; c < CHANNELS; c++) {
      for (int value = 0; value < 256; value++) {
        double scaled = value * config.rescaleFactor();
        normalised[c][value] =
            (float) ((scaled - config.mean().get(c)) / config.deviation().get(c));
      }
    }
  }

  /**
   * {@return the preprocessor of a model}
   *
   * @param checkpoint of the model
   */
  public static ImagePreprocessor of(Checkpoint checkpoint) {
    return new ImagePreprocessor(checkpoint.preprocessor(), tokenizer(checkpoint));
  }

  /**
   * {@return what pages cost a model, with the limits of its own files}
   *
   * @param checkpoint of the model
   */
  public static VisualTokenizer tokenizer(Checkpoint checkpoint) {
    ModelFamily family = checkpoint.config().family();
    PreprocessorConfig limits = checkpoint.preprocessor();
    int factor = limits.patchSize() * limits.mergeSize();
    return family.isGlm()
        ? VisualTokenizer.glm4v(family.title(), factor, limits.minPixels(), limits.maxPixels())
        : VisualTokenizer.qwen2Vl(family.title(), factor, limits.minPixels(), limits.maxPixels());
  }

  /** {@return what pages cost the model} */
  public VisualTokenizer tokenizer() {
    return tokenizer;
  }

  /**
   * {@return the page as the encoder takes it}
   *
   * @param page its pixels, of any size
   * @throws IllegalArgumentException if the model refuses a page of such proportions
   */
  public PatchImage prepare(Pixels page) {
    Size size = tokenizer.resize(page.width(), page.height());
    Pixels resized = page.resize(size);
    int patch = config.patchSize();
    int rows = size.height() / patch;
    int columns = size.width() / patch;
    float[] values = new float[Math.multiplyExact(size.width() * size.height(), CHANNELS)];
    int to = 0;
    int merge = config.mergeSize();
    byte[] bytes = bytes(resized);
    for (int row = 0; row < rows; row += merge) {
      for (int column = 0; column < columns; column += merge) {
        for (int inner = 0; inner < merge * merge; inner++) {
          int top = (row + inner / merge) * patch;
          int left = (column + inner % merge) * patch;
          to = cut(resized, bytes, top, left, values, to);
        }
      }
    }
    return new PatchImage(values, rows, columns, CHANNELS, patch, merge);
  }

  private int cut(Pixels image, byte[] bytes, int top, int left, float[] values, int at) {
    int to = at;
    int step = image.channels();
    int side = config.patchSize();
    for (int c = 0; c < CHANNELS; c++) {
      float[] table = normalised[c];
      int channel = step == 1 ? 0 : c;
      for (int y = top; y < top + side; y++) {
        int from = (y * image.width() + left) * step + channel;
        for (int x = 0; x < side; x++, from += step) {
          values[to++] = table[bytes[from] & 0xFF];
        }
      }
    }
    return to;
  }

  private static byte[] bytes(Pixels pixels) {
    ByteBuffer buffer = pixels.bytes();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
