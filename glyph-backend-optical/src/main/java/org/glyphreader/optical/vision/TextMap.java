package org.glyphreader.optical.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The probability of each pixel to be amid text, and the blobs of pixels that are. */
final class TextMap {

  private static final int THRESHOLD = (int) (0.3 * 255);
  private static final double BLOB_SCORE = 0.5 * 255;
  private static final int SMALLEST = 12;

  private final int width;
  private final int height;
  private final byte[] scores;

  TextMap(int width, int height) {
    this.width = width;
    this.height = height;
    this.scores = new byte[Math.multiplyExact(width, height)];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  void set(int x, int y, float probability) {
    scores[y * width + x] = (byte) Math.round(255 * Math.max(0, Math.min(1, probability)));
  }

  /** The blobs of neighbouring pixels above the threshold that are likely enough on the whole. */
  List<TextBlob> blobs() {
    List<TextBlob> blobs = new ArrayList<>();
    boolean[] seen = new boolean[scores.length];
    IntStack stack = new IntStack();
    for (int start = 0; start < scores.length; start++) {
      if (seen[start] || (scores[start] & 0xFF) < THRESHOLD) {
        continue;
      }
      TextBlob.Builder blob = new TextBlob.Builder();
      seen[start] = true;
      stack.push(start);
      while (!stack.isEmpty()) {
        int at = stack.pop();
        int x = at % width;
        int y = at / width;
        blob.add(x, y, scores[at] & 0xFF);
        visit(x - 1, y, seen, stack);
        visit(x + 1, y, seen, stack);
        visit(x, y - 1, seen, stack);
        visit(x, y + 1, seen, stack);
      }
      if (blob.pixels() >= SMALLEST && blob.meanScore() >= BLOB_SCORE) {
        blobs.add(blob.build());
      }
    }
    return blobs;
  }

  private void visit(int x, int y, boolean[] seen, IntStack stack) {
    if (x < 0 || y < 0 || x >= width || y >= height) {
      return;
    }
    int at = y * width + x;
    if (!seen[at] && (scores[at] & 0xFF) >= THRESHOLD) {
      seen[at] = true;
      stack.push(at);
    }
  }

  private static final class IntStack {
    private int[] values = new int[1024];
    private int size;

    void push(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    int pop() {
      return values[--size];
    }

    boolean isEmpty() {
      return size == 0;
    }
  }
}
