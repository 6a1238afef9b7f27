package org.glyphreader.vlm.image;

/**
 * One frame of a page as a vision encoder takes it: normalised, cut into square patches. The
 * patches of a visual token ({@code mergeSize × mergeSize} neighbours) follow each other, row by
 * row; the tokens go row by row over the page. In a patch: channel, row, column. Where a model
 * wants several temporal frames, they are all this one.
 *
 * @param values {@code patches · channels · patchSize · patchSize} numbers; not copied, not to be
 *     written to
 * @param gridHeight patches from top to bottom
 * @param gridWidth patches from left to right
 * @param channels 3: red, green, blue
 * @param patchSize side of a patch, px
 * @param mergeSize patches along a side of a visual token
 */
public record PatchImage(
    float[] values, int gridHeight, int gridWidth, int channels, int patchSize, int mergeSize) {

  /** Checks sizes. {@inheritDoc} */
  public PatchImage {
    if (gridHeight < 1
        || gridWidth < 1
        || mergeSize < 1
        || gridHeight % mergeSize != 0
        || gridWidth % mergeSize != 0
        || values.length != (long) gridHeight * gridWidth * channels * patchSize * patchSize) {
      throw new IllegalArgumentException(
          "%s values for %s × %s patches of %s px in %s channels, merged by %s"
              .formatted(values.length, gridHeight, gridWidth, patchSize, channels, mergeSize));
    }
  }

  /** {@return the number of patches} */
  public int patches() {
    return gridHeight * gridWidth;
  }

  /** {@return how many values one patch has} */
  public int patchLength() {
    return channels * patchSize * patchSize;
  }

  /** {@return the number of visual tokens} */
  public int tokens() {
    return patches() / (mergeSize * mergeSize);
  }
}
