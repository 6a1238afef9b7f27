package org.glyphreader.libtorch;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.glyphreader.vlm.checkpoint.VisionConfig;
import org.glyphreader.vlm.image.PatchImage;

/**
 * Where the patches of a page lie: the learned position table, stretched to the page's grid by
 * bicubic interpolation, and the angles of the 2-D rotary embedding.
 */
final class VisionPositions {

  private static final long BICUBIC = 2;
  private static final long BORDER = 1;

  private final Tensor table;
  private final Tensor frequencies;
  private final int hidden;

  /**
   * @param config of the vision tower
   * @param weights give the table
   * @param name of the table
   */
  VisionPositions(VisionConfig config, Weights weights, String name) {
    hidden = config.hiddenSize();
    long side = config.imageSize() / config.patchSize();
    Tensor rows = weights.raw(name).to(ScalarType.Float).view(side, side, hidden);
    table = weights.keep(rows.permute(2, 0, 1).unsqueeze(0).clone(), ScalarType.Float);
    frequencies =
        weights.keep(frequencies(config.ropeTheta(), config.headDim() / 2), ScalarType.Float);
  }

  /** {@return {@code base^(-2i/dim)} for i below dim/2, computed in f32 as the reference does} */
  static Tensor frequencies(double base, int dim) {
    float[] exponents = new float[dim / 2];
    for (int i = 0; i < exponents.length; i++) {
      exponents[i] = 2f * i / dim;
    }
    return torch.pow(new Scalar(base), Torch.of(exponents, exponents.length)).reciprocal_();
  }

  /** {@return a row of the stretched table for each patch, f32} */
  Tensor embeddings(PatchImage image) {
    float[] places = new float[2 * image.patches()];
    int to = 0;
    for (int patch = 0; patch < image.patches(); patch++) {
      places[to++] = place(column(image, patch), image.gridWidth());
      places[to++] = place(row(image, patch), image.gridHeight());
    }
    Tensor grid = Torch.of(places, 1, image.patches(), 1, 2).to(table.device(), ScalarType.Float);
    return torch
        .grid_sampler(table, grid, BICUBIC, BORDER, false)
        .view(hidden, image.patches())
        .t()
        .contiguous();
  }

  private static float place(int index, int count) {
    return (index + 0.5f) / count * 2 - 1;
  }

  /** {@return the angles of each patch, patches × head dimension / 2: vertical, then horizontal} */
  Tensor angles(PatchImage image) {
    float[] places = new float[2 * image.patches()];
    for (int patch = 0; patch < image.patches(); patch++) {
      places[2 * patch] = row(image, patch);
      places[2 * patch + 1] = column(image, patch);
    }
    return Torch.of(places, image.patches(), 2, 1)
        .to(table.device(), ScalarType.Float)
        .mul(frequencies)
        .view(image.patches(), -1);
  }

  private static int row(PatchImage image, int patch) {
    int merge = image.mergeSize();
    int token = patch / (merge * merge);
    return token / (image.gridWidth() / merge) * merge + patch % (merge * merge) / merge;
  }

  private static int column(PatchImage image, int patch) {
    int merge = image.mergeSize();
    int token = patch / (merge * merge);
    return token % (image.gridWidth() / merge) * merge + patch % merge;
  }
}
