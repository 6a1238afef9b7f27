package org.glyphreader.vlm.prompt;

import java.util.Arrays;

/**
 * Three-dimensional rotary positions (M-RoPE) as GLM-4.1V, GLM-OCR, Qwen2-VL and Qwen2.5-VL give
 * them to text and still images ({@code get_rope_index} of Hugging Face transformers): a text token
 * has the same position on all axes, one more than the last; an image's tokens share the temporal
 * position and count rows and columns from there; after an image the position advances by the
 * longer side. Not safe for use by several threads.
 */
public final class MRopePositions {

  private int[] temporal;
  private int[] vertical;
  private int[] horizontal;
  private int size;
  private int next;

  /**
   * No positions yet.
   *
   * @param capacity how many tokens are expected
   */
  public MRopePositions(int capacity) {
    temporal = new int[capacity];
    vertical = new int[capacity];
    horizontal = new int[capacity];
  }

  /**
   * Adds text.
   *
   * @param tokens how many
   */
  public void text(int tokens) {
    for (int i = 0; i < tokens; i++) {
      add(next, next, next);
      next++;
    }
  }

  /**
   * Adds an image.
   *
   * @param grid its visual tokens
   */
  public void image(ImageGrid grid) {
    for (int row = 0; row < grid.rows(); row++) {
      for (int column = 0; column < grid.columns(); column++) {
        add(next, next + row, next + column);
      }
    }
    next += Math.max(grid.rows(), grid.columns());
  }

  private void add(int t, int h, int w) {
    if (size == temporal.length) {
      int capacity = Math.max(64, size * 2);
      temporal = Arrays.copyOf(temporal, capacity);
      vertical = Arrays.copyOf(vertical, capacity);
      horizontal = Arrays.copyOf(horizontal, capacity);
    }
    temporal[size] = t;
    vertical[size] = h;
    horizontal[size] = w;
    size++;
  }

  /** {@return how many tokens have a position} */
  public int size() {
    return size;
  }

  /** {@return the position of the next text token, on all axes} */
  public int next() {
    return next;
  }

  /**
   * {@return the positions of a run of tokens: first all temporal ones, then the vertical, then the
   * horizontal}
   *
   * @param from first token
   * @param to behind the last token
   */
  public int[] slice(int from, int to) {
    int count = to - from;
    int[] positions = new int[3 * count];
    System.arraycopy(temporal, from, positions, 0, count);
    System.arraycopy(vertical, from, positions, count, count);
    System.arraycopy(horizontal, from, positions, 2 * count, count);
    return positions;
  }
}
