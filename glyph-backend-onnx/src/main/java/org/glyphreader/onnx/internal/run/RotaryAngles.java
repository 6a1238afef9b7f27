package org.glyphreader.onnx.internal.run;

import java.nio.FloatBuffer;
import org.glyphreader.vlm.checkpoint.RopeConfig;
import org.glyphreader.vlm.model.TokenBatch;

/** Cosines and sines of the rotary angles of the text decoder, by M-RoPE. */
final class RotaryAngles {

  private final float[] frequencies;
  private final int[] axes;

  /**
   * The angles of a decoder.
   *
   * @param rope of the decoder
   * @param count of angles; those beyond the decoder's are 0
   */
  RotaryAngles(RopeConfig rope, int count) {
    frequencies = new float[count];
    axes = new int[count];
    int axis = 0;
    int left = rope.sections().get(0);
    for (int i = 0; i < rope.rotaryDim() / 2; i++) {
      while (left == 0) {
        left = rope.sections().get(++axis);
      }
      frequencies[i] = (float) (1 / Math.pow(rope.theta(), 2.0 * i / rope.rotaryDim()));
      axes[i] = axis;
      left--;
    }
  }

  /** How many angles a token has. */
  int count() {
    return frequencies.length;
  }

  /** Fills one row for each of {@code count} tokens from {@code first} on. */
  void fill(TokenBatch batch, int first, int count, FloatBuffer cos, FloatBuffer sin) {
    for (int row = first; row < first + count; row++) {
      for (int i = 0; i < frequencies.length; i++) {
        float angle = batch.position(axes[i], row) * frequencies[i];
        cos.put((float) Math.cos(angle));
        sin.put((float) Math.sin(angle));
      }
    }
  }
}
