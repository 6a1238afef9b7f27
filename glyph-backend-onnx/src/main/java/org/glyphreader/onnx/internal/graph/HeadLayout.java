package org.glyphreader.onnx.internal.graph;

import org.glyphreader.vlm.checkpoint.TextConfig;

/**
 * The sizes that ONNX Runtime's attention computes: those of the decoder, rounded up. What is added
 * to a head is zero, and what is added to the angles does not turn, so that results are the same.
 *
 * @param width of a head of queries, keys and values
 * @param angles by which the leading pairs of dimensions are turned
 */
public record HeadLayout(int width, int angles) {

  private static final int WIDTH_MULTIPLE = 16;
  private static final int ANGLE_MULTIPLE = 8;

  /** The sizes for a decoder. */
  public static HeadLayout of(TextConfig config) {
    int angles = roundUp(config.rope().rotaryDim() / 2, ANGLE_MULTIPLE);
    return new HeadLayout(roundUp(Math.max(config.headDim(), 2 * angles), WIDTH_MULTIPLE), angles);
  }

  private static int roundUp(int size, int multiple) {
    return (size + multiple - 1) / multiple * multiple;
  }
}
