package org.glyphreader.render.internal.paint;

import java.awt.geom.AffineTransform;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;
import org.glyphreader.render.internal.font.FaceStyle;

/**
 * Makes bold and italic outlines of regular ones, so that every font has them: bold by moving the
 * outline outwards, as FreeType emboldens, italic by slanting it.
 */
final class Synthesis {

  /** What a bold stem is wider by, em. */
  private static final double WIDER = 1 / 20.0;

  /** What a bold stroke is higher by, em. */
  private static final double HIGHER = 1 / 50.0;

  /** Horizontal shift per height: the tangent of 12°. */
  private static final double SLANT = 0.2126;

  /** How far a drawn curve may deviate from the exact one, em. */
  private static final double FLATNESS = 1 / 400.0;

  private Synthesis() {}

  /** An outline in a style; bold grows to the right of where it stood. */
  static Path2D apply(Path2D outline, int style, double em) {
    Path2D styled = outline;
    if ((style & FaceStyle.BOLD) != 0) {
      styled = embolden(styled, WIDER * em / 2, HIGHER * em / 2, FLATNESS * em);
    }
    if ((style & FaceStyle.ITALIC) != 0) {
      styled = new Path2D.Double(styled, new AffineTransform(1, 0, SLANT, 1, 0, 0));
    }
    return styled;
  }

  private static Path2D embolden(Path2D outline, double dx, double dy, double flatness) {
    List<double[]> contours = contours(outline, flatness);
    double area = 0;
    for (double[] contour : contours) {
      area += area(contour);
    }
    double outwards = area < 0 ? -1 : 1;
    Path2D bold = new Path2D.Double();
    for (double[] contour : contours) {
      if (contour.length >= 6) {
        offset(contour, outwards, dx, dy, bold);
      }
    }
    return bold;
  }

  /** The contours as closed polygons x, y, x, y, … without repeated points. */
  private static List<double[]> contours(Path2D outline, double flatness) {
    List<double[]> contours = new ArrayList<>();
    double[] points = new double[64];
    int size = 0;
    double[] p = new double[6];
    PathIterator i = new FlatteningPathIterator(outline.getPathIterator(null), flatness, 6);
    for (; !i.isDone(); i.next()) {
      int segment = i.currentSegment(p);
      if (segment != PathIterator.SEG_LINETO) {
        size = close(points, size, contours);
      }
      if (segment != PathIterator.SEG_CLOSE && !repeats(points, size, p)) {
        if (size == points.length) {
          points = java.util.Arrays.copyOf(points, 2 * size);
        }
        points[size++] = p[0];
        points[size++] = p[1];
      }
    }
    close(points, size, contours);
    return contours;
  }

  private static boolean repeats(double[] points, int size, double[] p) {
    return size >= 2 && points[size - 2] == p[0] && points[size - 1] == p[1];
  }

  private static int close(double[] points, int size, List<double[]> contours) {
    int end = size;
    while (end >= 4 && points[0] == points[end - 2] && points[1] == points[end - 1]) {
      end -= 2;
    }
    if (end > 0) {
      contours.add(java.util.Arrays.copyOf(points, end));
    }
    return 0;
  }

  private static double area(double[] contour) {
    double twice = 0;
    for (int i = 0; i < contour.length; i += 2) {
      int j = (i + 2) % contour.length;
      twice += contour[i] * contour[j + 1] - contour[j] * contour[i + 1];
    }
    return twice / 2;
  }

  /** Moves every corner along the normals of its two sides, not further than twice the offset. */
  private static void offset(double[] c, double outwards, double dx, double dy, Path2D to) {
    for (int i = 0; i < c.length; i += 2) {
      int before = (i + c.length - 2) % c.length;
      int after = (i + 2) % c.length;
      double inX = c[i] - c[before];
      double inY = c[i + 1] - c[before + 1];
      double outX = c[after] - c[i];
      double outY = c[after + 1] - c[i + 1];
      double inLength = Math.hypot(inX, inY);
      double outLength = Math.hypot(outX, outY);
      double normalX = inY / inLength + outY / outLength;
      double normalY = -inX / inLength - outX / outLength;
      double sharpness = Math.max(0.5, (normalX * normalX + normalY * normalY) / 2);
      double x = c[i] + dx + outwards * dx * normalX / sharpness;
      double y = c[i + 1] + outwards * dy * normalY / sharpness;
      if (i == 0) {
        to.moveTo(x, y);
      } else {
        to.lineTo(x, y);
      }
    }
    to.closePath();
  }
}
