package org.glyphreader.optical.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.glyphreader.Pixels;

/** Joins blobs that continue each other into lines, and grows their core to the whole type. */
final class LineMerger {

  /** How much the core grows: more than the 1.6 of PP-OCR, which cuts small Chinese type off. */
  private static final double UNCLIP = 2.2;

  /** Blobs this far apart, in heights of the type, are still one line. */
  private static final double GAP = 1.0;

  private static final double STRAY = 0.35;

  private LineMerger() {}

  /**
   * Makes strips of blobs.
   *
   * @param blobs in px of the page enlarged {@code scale} times
   */
  static List<TextStrip> merge(List<TextBlob> blobs, Pixels page, int scale) {
    List<TextBlob> sorted = new ArrayList<>(blobs);
    sorted.sort(Comparator.comparingDouble(TextBlob::left));
    List<TextBlob> lines = new ArrayList<>();
    for (TextBlob blob : sorted) {
      int best = -1;
      for (int i = 0; i < lines.size(); i++) {
        if (continues(lines.get(i), blob)
            && (best < 0 || lines.get(i).right() > lines.get(best).right())) {
          best = i;
        }
      }
      if (best < 0) {
        lines.add(blob);
      } else {
        lines.set(best, join(lines.get(best), blob));
      }
    }
    return lines.stream().map(line -> strip(line, page, scale)).toList();
  }

  private static boolean continues(TextBlob line, TextBlob blob) {
    double height = Math.max(typeHeight(line), typeHeight(blob));
    double low = Math.min(typeHeight(line), typeHeight(blob));
    double gap = blob.left() - line.right();
    double stray = Math.abs(line.middleAt(blob.left()) - blob.middleAt(blob.left()));
    return gap < GAP * height && gap > -height && stray < STRAY * low && low > 0.5 * height;
  }

  private static TextBlob join(TextBlob a, TextBlob b) {
    double right = Math.max(a.right(), b.right());
    double weight = b.length() / (a.length() + b.length());
    double slope = a.slope() * (1 - weight) + b.slope() * weight;
    double center = (b.left() + b.right()) / 2;
    double drift = b.middleAt(center) - (a.middle() + slope * (center - a.left()));
    double thickness = a.thickness() * (1 - weight) + b.thickness() * weight;
    return new TextBlob(a.left(), right, a.middle() + drift * weight, slope, thickness);
  }

  /** What the core grows by on each side, px. */
  private static double growth(TextBlob line) {
    double area = line.length() * line.thickness();
    return UNCLIP * area / (2 * (line.length() + line.thickness()));
  }

  private static double typeHeight(TextBlob line) {
    return line.thickness() + 2 * growth(line);
  }

  private static TextStrip strip(TextBlob line, Pixels page, int scale) {
    double growth = growth(line);
    double height = typeHeight(line);
    double x = Math.max(0, (line.left() - growth) / scale);
    double right = Math.min(page.width(), (line.right() + growth) / scale);
    double y = (line.middleAt(x * scale) - height / 2) / scale;
    return new TextStrip(page, x, y, Math.max(1, right - x), height / scale, line.slope());
  }
}
