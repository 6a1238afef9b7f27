package org.glyphreader.vlm.prompt;

import java.util.List;

/**
 * A prompt as a model takes it. The arrays are not copied and must not be written to.
 *
 * @param text the words, with one image token for each image
 * @param ids a token id for each row; an image has as many rows as visual tokens, all with the id
 *     of the image token
 * @param positions rotary positions of all rows
 * @param images where each image stands, in order
 * @param thinking whether the template already opened the model's reasoning
 */
public record VlmPrompt(
    String text, int[] ids, MRopePositions positions, List<ImageSpan> images, boolean thinking) {

  /**
   * The rows of an image.
   *
   * @param start its first row
   * @param grid its visual tokens
   */
  public record ImageSpan(int start, ImageGrid grid) {

    /** {@return behind its last row} */
    public int end() {
      return start + grid.tokens();
    }
  }

  /** Copies the list. {@inheritDoc} */
  public VlmPrompt {
    images = List.copyOf(images);
  }

  /** {@return the number of rows} */
  public int size() {
    return ids.length;
  }

  /** {@return how many rows are visual tokens} */
  public int visualTokens() {
    return images.stream().mapToInt(image -> image.grid().tokens()).sum();
  }
}
