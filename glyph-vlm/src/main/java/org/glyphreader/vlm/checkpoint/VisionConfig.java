package org.glyphreader.vlm.checkpoint;

/**
 * The vision encoder.
 *
 * @param depth number of layers
 * @param hiddenSize width of a patch
 * @param heads attention heads; divides {@code hiddenSize}
 * @param intermediateSize width of the merger's MLP (GLM), or of the layers' (Qwen)
 * @param outHiddenSize width of a visual token
 * @param imageSize side of the images it was trained on, px; its position table has {@code
 *     (imageSize / patchSize)²} rows
 * @param channels of an image
 * @param patchSize side of a patch, px
 * @param mergeSize patches along a side of a visual token
 * @param temporalPatchSize frames in a patch
 * @param normEps of its norms
 * @param ropeTheta base of its rotary frequencies
 * @param activation of its MLPs, for example {@code silu}
 * @param attentionBias whether its attention layers have biases
 */
public record VisionConfig(
    int depth,
    int hiddenSize,
    int heads,
    int intermediateSize,
    int outHiddenSize,
    int imageSize,
    int channels,
    int patchSize,
    int mergeSize,
    int temporalPatchSize,
    double normEps,
    double ropeTheta,
    String activation,
    boolean attentionBias) {

  /** {@return width of a head} */
  public int headDim() {
    return hiddenSize / heads;
  }
}
