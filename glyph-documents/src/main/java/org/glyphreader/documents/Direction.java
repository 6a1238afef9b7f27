package org.glyphreader.documents;

import org.glyphreader.Box;

/** A direction of writing on the pixels of a page, where y runs downwards. */
enum Direction {
  RIGHT(1, 0),
  DOWN(0, 1),
  LEFT(-1, 0),
  UP(0, -1);

  private final int dx;
  private final int dy;

  Direction(int dx, int dy) {
    this.dx = dx;
    this.dy = dy;
  }

  /** The direction nearest to a step of {@code x} and {@code y} px. */
  static Direction of(double x, double y) {
    if (Math.abs(x) >= Math.abs(y)) {
      return x >= 0 ? RIGHT : LEFT;
    }
    return y >= 0 ? DOWN : UP;
  }

  /** The place along the line of a point in px. */
  double u(double x, double y) {
    return x * dx + y * dy;
  }

  /** The place across the lines of a point in px. */
  double v(double x, double y) {
    return y * dx - x * dy;
  }

  /** The smallest box in whole px around a rectangle given in this frame. */
  Box box(double u0, double v0, double u1, double v1) {
    double xa = u0 * dx - v0 * dy;
    double xb = u1 * dx - v1 * dy;
    double ya = u0 * dy + v0 * dx;
    double yb = u1 * dy + v1 * dx;
    int left = (int) Math.floor(Math.min(xa, xb));
    int top = (int) Math.floor(Math.min(ya, yb));
    return new Box(
        left,
        top,
        (int) Math.ceil(Math.max(xa, xb)) - left,
        (int) Math.ceil(Math.max(ya, yb)) - top);
  }
}
