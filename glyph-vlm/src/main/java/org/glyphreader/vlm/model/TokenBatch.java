package org.glyphreader.vlm.model;

import java.util.List;
import java.util.Objects;

/**
 * Tokens on their way into a model. The arrays are not copied and must not be written to.
 *
 * @param ids a token id for each row; where an image stands, the id of the image token
 * @param positions rotary positions: first the temporal one of each token, then the vertical, then
 *     the horizontal; 3 · {@code ids.length} values
 * @param images which rows take image features instead of the embedding of their id; in order,
 *     without overlap
 */
public record TokenBatch(int[] ids, int[] positions, List<ImageRows> images) {

  /**
   * A run of rows that take their embeddings from an image.
   *
   * @param at first row in the batch
   * @param count how many rows
   * @param features where the embeddings come from
   * @param firstRow row of {@code features} that goes to {@code at}; more than 0 where an image is
   *     spread over several batches
   */
  public record ImageRows(int at, int count, ImageFeatures features, int firstRow) {

    /** Checks bounds. {@inheritDoc} */
    public ImageRows {
      Objects.checkFromIndexSize(firstRow, count, features.tokens());
    }
  }

  /** Checks sizes and bounds. {@inheritDoc} */
  public TokenBatch {
    images = List.copyOf(images);
    if (ids.length == 0 || positions.length != 3L * ids.length) {
      throw new IllegalArgumentException(
          ids.length + " tokens with " + positions.length + " positions");
    }
    int free = 0;
    for (ImageRows rows : images) {
      Objects.checkFromIndexSize(rows.at, rows.count, ids.length);
      if (rows.at < free) {
        throw new IllegalArgumentException("Row " + rows.at + " belongs to two images");
      }
      free = rows.at + rows.count;
    }
  }

  /** {@return the number of tokens} */
  public int size() {
    return ids.length;
  }

  /**
   * {@return one rotary position}
   *
   * @param axis 0 temporal, 1 vertical, 2 horizontal
   * @param row of the batch
   */
  public int position(int axis, int row) {
    return positions[axis * ids.length + row];
  }
}
