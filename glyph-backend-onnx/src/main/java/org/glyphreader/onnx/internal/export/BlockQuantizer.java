package org.glyphreader.onnx.internal.export;

/**
 * Rounds rows to whole numbers of a few bits, block by block: {@code w ≈ scale · (q − zero)}. For
 * each block several scales are tried and that with the smallest squared error is taken. The layout
 * is that of ONNX Runtime's operator MatMulNBits.
 */
final class BlockQuantizer {

  private static final float[] SHRINK_4 = {1f, 0.96f, 0.92f, 0.88f, 0.84f, 0.8f};
  private static final float[] SHRINK_8 = {1f};

  private final int bits;
  private final int block;
  private final int width;
  private final int blocks;
  private final int levels;
  private final float[] shrink;

  BlockQuantizer(int bits, int block, int width) {
    this.bits = bits;
    this.block = block;
    this.width = width;
    this.blocks = (width + block - 1) / block;
    this.levels = (1 << bits) - 1;
    this.shrink = bits == 4 ? SHRINK_4 : SHRINK_8;
  }

  /** Blocks in a row. */
  int blocks() {
    return blocks;
  }

  /** Bytes of a block's numbers. */
  int blockBytes() {
    return block * bits / 8;
  }

  /** Bytes of a row's zero points. */
  int zeroBytes() {
    return (blocks * bits + 7) / 8;
  }

  /** Quantises one row; the arrays take the numbers, the scales and the zero points of all rows. */
  void quantize(float[] from, int row, byte[] numbers, float[] scales, byte[] zeros) {
    for (int b = 0; b < blocks; b++) {
      int start = row * width + b * block;
      int count = Math.min(block, width - b * block);
      float min = 0;
      float max = 0;
      for (int i = start; i < start + count; i++) {
        min = Math.min(min, from[i]);
        max = Math.max(max, from[i]);
      }
      float bestError = Float.POSITIVE_INFINITY;
      float scale = 1;
      int zero = 0;
      for (float factor : shrink) {
        float trial = (max - min) * factor / levels;
        if (trial < Float.MIN_NORMAL) {
          trial = 1;
        }
        int trialZero = clamp(Math.round(-min * factor / trial));
        float error = error(from, start, count, trial, trialZero);
        if (error < bestError) {
          bestError = error;
          scale = trial;
          zero = trialZero;
        }
      }
      scales[row * blocks + b] = scale;
      put(zeros, row * zeroBytes(), b, zero);
      int at = (row * blocks + b) * blockBytes();
      float inverse = 1 / scale;
      for (int i = 0; i < block; i++) {
        int level = i < count ? level(from[start + i], inverse, zero) : zero;
        put(numbers, at, i, level);
      }
    }
  }

  private float error(float[] from, int start, int count, float scale, int zero) {
    float inverse = 1 / scale;
    float sum = 0;
    for (int i = start; i < start + count; i++) {
      float difference = (level(from[i], inverse, zero) - zero) * scale - from[i];
      sum += difference * difference;
    }
    return sum;
  }

  private int level(float value, float inverse, int zero) {
    // Adding and truncating rounds to nearest, as the sum is never far below zero.
    return clamp((int) (value * inverse + zero + 16.5f) - 16);
  }

  private int clamp(int level) {
    return Math.max(0, Math.min(levels, level));
  }

  private void put(byte[] to, int at, int index, int value) {
    if (bits == 8) {
      to[at + index] = (byte) value;
    } else {
      to[at + index / 2] |= (byte) (value << 4 * (index % 2));
    }
  }
}
