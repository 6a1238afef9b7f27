package org.glyphreader.libtorch;

import org.glyphreader.vlm.checkpoint.TensorFiles;
import org.glyphreader.vlm.checkpoint.TensorInfo;

/** Looks for what is wrong with weights that compute nonsense. */
final class Damage {

  private static final int PART = 1 << 16;

  private Damage() {}

  /** {@return which weight is no number, or that none is} */
  static String explain(TensorFiles files) {
    float[] values = new float[PART];
    for (TensorInfo tensor : files.all().values()) {
      for (long at = 0; at < tensor.elements(); at += PART) {
        int count = (int) Math.min(PART, tensor.elements() - at);
        files.readFloats(tensor, at, values, 0, count);
        for (int i = 0; i < count; i++) {
          if (!Float.isFinite(values[i])) {
            return "The model computes NaN: its weights are damaged, \"%s\" in %s holds %s at element %d; download it again"
                .formatted(tensor.name(), tensor.file(), values[i], at + i);
          }
        }
      }
    }
    return "The model computes NaN, though all weights are finite; its numbers overflow: choose dtype"
        + " float32";
  }
}
