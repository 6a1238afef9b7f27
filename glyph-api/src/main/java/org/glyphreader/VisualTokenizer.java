package org.glyphreader;

import org.glyphreader.internal.DeepSeekOcrTokens;
import org.glyphreader.internal.PatchTokens;

/**
 * What an image costs a vision-language model: the arithmetic of the model's own image processor.
 * Pure, immutable, safe for use by several threads.
 */
public interface VisualTokenizer {

  /** {@return the name of the model family, for example {@code GLM-4.1V}} */
  String name();

  /**
   * {@return the size to which the model's processor brings an image of {@code width} × {@code
   * height} px before it looks at it}
   *
   * @param width width of the image, px
   * @param height height of the image, px
   * @throws IllegalArgumentException if the model refuses such an image
   */
  Size resize(int width, int height);

  /**
   * {@return the visual tokens of an image of {@code width} × {@code height} px, without the few
   * text tokens that wrap it in the prompt}
   *
   * @param width width of the image, px
   * @param height height of the image, px
   * @throws IllegalArgumentException if the model refuses such an image
   */
  long tokens(int width, int height);

  /**
   * {@return {@link #tokens(int, int)} of a size}
   *
   * @param size the size in px
   */
  default long tokens(Size size) {
    return tokens(size.width(), size.height());
  }

  /**
   * {@return GLM-4.1V, the model behind Glyph: patches of 14 px merged 2 × 2, with the pixel limits
   * of the published checkpoint (Hugging Face transformers, {@code
   * glm4v/image_processing_glm4v.py})}
   */
  static VisualTokenizer glm4v() {
    return glm4v(12_544, 11_760_000);
  }

  /**
   * {@return GLM-4.1V with the limits of a checkpoint's {@code preprocessor_config.json}}
   *
   * @param minPixels lower limit on 2 · width · height
   * @param maxPixels upper limit on 2 · width · height
   */
  static VisualTokenizer glm4v(long minPixels, long maxPixels) {
    return glm4v("GLM-4.1V", 28, minPixels, maxPixels);
  }

  /**
   * {@return a model that counts as GLM-4.1V does, for example GLM-OCR}
   *
   * @param name of the model family
   * @param factor side of a visual token, px
   * @param minPixels lower limit on 2 · width · height
   * @param maxPixels upper limit on 2 · width · height
   */
  static VisualTokenizer glm4v(String name, int factor, long minPixels, long maxPixels) {
    return PatchTokens.glm4v(name, factor, minPixels, maxPixels);
  }

  /** {@return Qwen2-VL and Qwen2.5-VL with the limits of the published checkpoints} */
  static VisualTokenizer qwen2Vl() {
    return qwen2Vl(3_136, 12_845_056);
  }

  /**
   * {@return Qwen2-VL and Qwen2.5-VL with other limits on width · height, px}
   *
   * @param minPixels lower limit on width · height
   * @param maxPixels upper limit on width · height
   */
  static VisualTokenizer qwen2Vl(long minPixels, long maxPixels) {
    return qwen2Vl("Qwen2-VL", 28, minPixels, maxPixels);
  }

  /**
   * {@return a model that counts as Qwen2-VL does, for example Qwen2.5-VL}
   *
   * @param name of the model family
   * @param factor side of a visual token, px
   * @param minPixels lower limit on width · height
   * @param maxPixels upper limit on width · height
   */
  static VisualTokenizer qwen2Vl(String name, int factor, long minPixels, long maxPixels) {
    return PatchTokens.qwen(name, factor, minPixels, maxPixels);
  }

  /**
   * {@return Qwen3-VL: patches of 16 px merged 2 × 2, with the limits of the published checkpoints}
   */
  static VisualTokenizer qwen3Vl() {
    return qwen3Vl(65_536, 16_777_216);
  }

  /**
   * {@return Qwen3-VL with other limits on width · height, px}
   *
   * @param minPixels lower limit on width · height
   * @param maxPixels upper limit on width · height
   */
  static VisualTokenizer qwen3Vl(long minPixels, long maxPixels) {
    return PatchTokens.qwen("Qwen3-VL", 32, minPixels, maxPixels);
  }

  /**
   * {@return DeepSeek-OCR in one of its native resolutions (arXiv 2510.18234, section 3.2.2)}
   *
   * @param pixels the mode's side: 512, 640, 1024 or 1280 px
   */
  static VisualTokenizer deepSeekOcr(int pixels) {
    return DeepSeekOcrTokens.ofSide(pixels);
  }
}
