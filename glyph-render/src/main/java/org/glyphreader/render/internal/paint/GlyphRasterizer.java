package org.glyphreader.render.internal.paint;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/**
 * Turns an outline into a mask by exact area coverage: every edge adds to the pixels it crosses the
 * signed area between itself and their right sides, and a running sum along each row gives the
 * coverage. No hinting and no gamma, as the reference's rasteriser (FreeType, unhinted) has it.
 */
final class GlyphRasterizer {

  /** Second difference, px, below which a piece of a curve is drawn straight, as FreeType does. */
  private static final double STRAIGHT = 0.25;

  /** Outlines are rounded to this fraction of a px, FreeType's 26.6 fixed point. */
  private static final double GRID = 64;

  private final double scale;
  private final double shift;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final float[] area;

  private GlyphRasterizer(double scale, double shift, int left, int top, int width, int height) {
    this.scale = scale;
    this.shift = shift;
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.area = new float[Math.multiplyExact(width + 2, height)];
  }

  /**
   * The mask of an outline.
   *
   * @param outline in font units, y upwards
   * @param scale px per font unit
   * @param shift how far right of a whole px the origin lies, px
   */
  static GlyphMask rasterize(Path2D outline, double scale, double shift) {
    Rectangle2D bounds = outline.getBounds2D();
    if (bounds.isEmpty()) {
      return GlyphMask.EMPTY;
    }
    int left = (int) Math.floor(bounds.getMinX() * scale + shift - 1 / GRID);
    int right = (int) Math.ceil(bounds.getMaxX() * scale + shift + 1 / GRID);
    int top = (int) Math.ceil(bounds.getMaxY() * scale + 1 / GRID);
    int bottom = (int) Math.floor(bounds.getMinY() * scale - 1 / GRID);
    GlyphRasterizer rasterizer =
        new GlyphRasterizer(scale, shift, left, top, right - left, top - bottom);
    rasterizer.fill(outline);
    return rasterizer.mask();
  }

  private void fill(Path2D outline) {
    double[] p = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
      int segment = i.currentSegment(p);
      switch (segment) {
        case PathIterator.SEG_MOVETO -> {
          line(x, y, startX, startY);
          x = column(p[0]);
          y = row(p[1]);
          startX = x;
          startY = y;
        }
        case PathIterator.SEG_LINETO -> {
          line(x, y, column(p[0]), row(p[1]));
          x = column(p[0]);
          y = row(p[1]);
        }
        case PathIterator.SEG_QUADTO -> {
          quadratic(x, y, column(p[0]), row(p[1]), column(p[2]), row(p[3]));
          x = column(p[2]);
          y = row(p[3]);
        }
        case PathIterator.SEG_CUBICTO -> {
          cubic(x, y, p);
          x = column(p[4]);
          y = row(p[5]);
        }
        default -> {
          line(x, y, startX, startY);
          x = startX;
          y = startY;
        }
      }
    }
    line(x, y, startX, startY);
  }

  private double column(double unit) {
    return Math.rint(unit * scale * GRID) / GRID + shift - left;
  }

  private double row(double unit) {
    return top - Math.rint(unit * scale * GRID) / GRID;
  }

  private void quadratic(double x0, double y0, double x1, double y1, double x2, double y2) {
    int pieces = pieces(Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(y0 - 2 * y1 + y2)));
    double fromX = x0;
    double fromY = y0;
    for (int i = 1; i <= pieces; i++) {
      double t = i / (double) pieces;
      double u = 1 - t;
      double x = u * u * x0 + 2 * u * t * x1 + t * t * x2;
      double y = u * u * y0 + 2 * u * t * y1 + t * t * y2;
      line(fromX, fromY, x, y);
      fromX = x;
      fromY = y;
    }
  }

  private void cubic(double x0, double y0, double[] p) {
    double x1 = column(p[0]);
    double y1 = row(p[1]);
    double x2 = column(p[2]);
    double y2 = row(p[3]);
    double x3 = column(p[4]);
    double y3 = row(p[5]);
    double bendX = Math.max(Math.abs(x0 - 2 * x1 + x2), Math.abs(x1 - 2 * x2 + x3));
    double bendY = Math.max(Math.abs(y0 - 2 * y1 + y2), Math.abs(y1 - 2 * y2 + y3));
    int pieces = pieces(3 * Math.max(bendX, bendY));
    double fromX = x0;
    double fromY = y0;
    for (int i = 1; i <= pieces; i++) {
      double t = i / (double) pieces;
      double u = 1 - t;
      double x = u * u * u * x0 + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x3;
      double y = u * u * u * y0 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y3;
      line(fromX, fromY, x, y);
      fromX = x;
      fromY = y;
    }
  }

  private static int pieces(double secondDifference) {
    int pieces = 1;
    for (double left = secondDifference; left > STRAIGHT; left /= 4) {
      pieces *= 2;
    }
    return pieces;
  }

  /** Adds one edge, row by row. */
  private void line(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    double sign = y0 < y1 ? 1 : -1;
    double upX = sign > 0 ? x0 : x1;
    double upY = sign > 0 ? y0 : y1;
    double downY = sign > 0 ? y1 : y0;
    double slope = (x1 - x0) / (y1 - y0);
    int first = Math.max(0, (int) Math.floor(upY));
    int last = Math.min(height - 1, (int) Math.ceil(downY) - 1);
    for (int row = first; row <= last; row++) {
      double from = Math.max(upY, row);
      double to = Math.min(downY, row + 1);
      double a = upX + (from - upY) * slope;
      double b = upX + (to - upY) * slope;
      span(row * (width + 2), Math.min(a, b), Math.max(a, b), sign * (to - from));
    }
  }

  /** Adds the part of an edge inside one row, which goes down by {@code drop} from a to b. */
  private void span(int base, double a, double b, double drop) {
    int first = clamp((int) Math.floor(a));
    int last = clamp((int) Math.ceil(b) - 1);
    if (last <= first) {
      double inside = drop * (first + 1 - (a + b) / 2);
      area[base + first] += (float) inside;
      area[base + first + 1] += (float) (drop - inside);
      return;
    }
    double perColumn = drop / (b - a);
    double covered = 0;
    for (int column = first; column <= last; column++) {
      double from = Math.max(a, column);
      double to = Math.min(b, column + 1);
      double part = perColumn * (to - from);
      double inside = part * (column + 1 - (from + to) / 2);
      area[base + column] += (float) (covered + inside);
      covered = part - inside;
    }
    area[base + last + 1] += (float) covered;
  }

  private int clamp(int column) {
    return Math.max(0, Math.min(width - 1, column));
  }

  private GlyphMask mask() {
    int stride = GlyphMask.stride(width);
    byte[] coverage = new byte[stride * height];
    for (int row = 0; row < height; row++) {
      float sum = 0;
      for (int column = 0; column < width; column++) {
        sum += area[row * (width + 2) + column];
        coverage[row * stride + column] = (byte) Math.min(255, (int) (Math.abs(sum) * 256));
      }
    }
    return new GlyphMask(left, top, width, height, coverage);
  }
}
