package org.glyphreader.onnx.internal.run;

import java.nio.FloatBuffer;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/** Where the patches of a page are, in the forms the vision encoder wants. */
final class PagePositions {

  /** The constant of the cubic convolution, as in PyTorch. */
  private static final double A = -0.75;

  private PagePositions() {}

  /**
   * Fills one row for each patch: the angles of its row, then those of its column, both with {@code
   * headDim / 4} frequencies.
   */
  static void angles(PatchImage image, VisionConfig config, FloatBuffer cos, FloatBuffer sin) {
    int count = config.headDim() / 4;
    float[] frequencies = new float[count];
    for (int i = 0; i < count; i++) {
      frequencies[i] = (float) (1 / Math.pow(config.ropeTheta(), 2.0 * i / (2 * count)));
    }
    int merge = image.mergeSize();
    for (int tokenRow = 0; tokenRow < image.gridHeight(); tokenRow += merge) {
      for (int tokenColumn = 0; tokenColumn < image.gridWidth(); tokenColumn += merge) {
        for (int i = 0; i < merge * merge; i++) {
          angles(tokenRow + i / merge, frequencies, cos, sin);
          angles(tokenColumn + i % merge, frequencies, cos, sin);
        }
      }
    }
  }

  private static void angles(int position, float[] frequencies, FloatBuffer cos, FloatBuffer sin) {
    for (float frequency : frequencies) {
      cos.put((float) Math.cos(position * frequency));
      sin.put((float) Math.sin(position * frequency));
    }
  }

  /**
   * Fills {@code grid × side} weights that bring a table of {@code side} entries to {@code grid}
   * ones by cubic convolution; beyond its ends the table goes on with its last entry.
   */
  static void interpolation(int grid, int side, FloatBuffer to) {
    float[] row = new float[side];
    for (int i = 0; i < grid; i++) {
      java.util.Arrays.fill(row, 0);
      float normalized = (i + 0.5f) / grid * 2 - 1;
      float at = ((normalized + 1) * side - 1) / 2;
      int floor = (int) Math.floor(at);
      double t = at - floor;
      for (int k = -1; k <= 2; k++) {
        int index = Math.max(0, Math.min(side - 1, floor + k));
        row[index] += (float) weight(Math.abs(t - k));
      }
      to.put(row);
    }
  }

  private static double weight(double x) {
    if (x <= 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return ((A * x - 5 * A) * x + 8 * A) * x - 4 * A;
  }
}
