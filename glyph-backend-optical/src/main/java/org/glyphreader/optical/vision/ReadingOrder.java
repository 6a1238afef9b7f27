package org.glyphreader.optical.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The order in which lines are read: a page is cut, again and again, along the white between
 * columns, and where there is none, along the widest white between lines (recursive XY cut).
 */
final class ReadingOrder {

  /** White between columns is at least so wide, in heights of a line. */
  private static final double GUTTER = 1.0;

  private ReadingOrder() {}

  static List<TextStrip> sort(List<TextStrip> strips) {
    List<TextStrip> ordered = new ArrayList<>(strips.size());
    cut(strips, ordered);
    return ordered;
  }

  private static void cut(List<TextStrip> strips, List<TextStrip> ordered) {
    if (strips.size() <= 1) {
      ordered.addAll(strips);
      return;
    }
    double height = strips.stream().mapToDouble(TextStrip::height).average().orElse(0);
    double across = widestGap(strips, TextStrip::x, strip -> strip.x() + strip.width());
    ToDoubleFunction<TextStrip> middle = strip -> strip.y() + strip.slope() * strip.width() / 2;
    if (!Double.isNaN(across) && gapAt(strips, across) >= GUTTER * height) {
      split(strips, TextStrip::x, across, ordered);
      return;
    }
    double down =
        widestGap(strips, middle, strip -> middle.applyAsDouble(strip) + strip.height() * 0.8);
    if (!Double.isNaN(down)) {
      split(strips, middle, down, ordered);
      return;
    }
    strips.stream()
        .sorted(Comparator.comparingDouble(middle).thenComparingDouble(TextStrip::x))
        .forEach(ordered::add);
  }

  private static void split(
      List<TextStrip> strips,
      ToDoubleFunction<TextStrip> start,
      double at,
      List<TextStrip> ordered) {
    cut(strips.stream().filter(s -> start.applyAsDouble(s) < at).toList(), ordered);
    cut(strips.stream().filter(s -> start.applyAsDouble(s) >= at).toList(), ordered);
  }

  private static double gapAt(List<TextStrip> strips, double x) {
    double left = Double.NEGATIVE_INFINITY;
    double right = Double.POSITIVE_INFINITY;
    for (TextStrip strip : strips) {
      if (strip.x() >= x) {
        right = Math.min(right, strip.x());
      } else {
        left = Math.max(left, strip.x() + strip.width());
      }
    }
    return right - left;
  }

  /** Where the widest gap between intervals ends; NaN if they leave none. */
  private static double widestGap(
      List<TextStrip> strips, ToDoubleFunction<TextStrip> start, ToDoubleFunction<TextStrip> end) {
    List<TextStrip> sorted = strips.stream().sorted(Comparator.comparingDouble(start)).toList();
    double reach = end.applyAsDouble(sorted.get(0));
    double widest = 0;
    double at = Double.NaN;
    for (TextStrip strip : sorted) {
      double gap = start.applyAsDouble(strip) - reach;
      if (gap > widest) {
        widest = gap;
        at = start.applyAsDouble(strip);
      }
      reach = Math.max(reach, end.applyAsDouble(strip));
    }
    return at;
  }
}
