package org.glyphreader.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells which gaps of a line part words: those wider than most of a space; in a line whose letters
 * are spaced, those that stand out from the gaps between its letters. For one line, or lines set
 * alike.
 */
final class WordGaps {

  /** A gap above this share of a space's width parts words, within the bounds below. */
  private static final double SPACE_SHARE = 0.5;

  /** No gap below this share of the type size parts words: letters are kerned. */
  private static final double LEAST_GAP = 0.1;

  /** A gap above this share of the type size parts words, however wide the font's space is. */
  private static final double MOST_GAP = 0.16;

  /** Letters whose median gap is above this share of the type size are spaced. */
  private static final double SPACED = 0.05;

  /** Fewer gaps between letters do not tell whether they are spaced. */
  private static final int LEAST_GAPS = 6;

  /** Gaps above this share of the type size part words whatever the letters' spacing. */
  private static final double SURE = 0.7;

  /** By how many type sizes gaps between words exceed those between spaced letters. */
  private static final double STEP = 0.12;

  private final double threshold;

  private WordGaps(double threshold) {
    this.threshold = threshold;
  }

  /** The gaps of lines set alike, whose characters stand from left to right. */
  static WordGaps of(List<List<Glyph>> lines) {
    List<Double> gaps = new ArrayList<>();
    List<Double> betweenLetters = new ArrayList<>();
    for (List<Glyph> line : lines) {
      for (int i = 1; i < line.size(); i++) {
        Glyph before = line.get(i - 1);
        Glyph glyph = line.get(i);
        if (!before.isBlank() && !glyph.isBlank()) {
          double gap = Math.min(SURE, gap(before, glyph));
          gaps.add(gap);
          if (isLetter(before) && isLetter(glyph)) {
            betweenLetters.add(gap);
          }
        }
      }
    }
    gaps.sort(null);
    betweenLetters.sort(null);
    int count = betweenLetters.size();
    boolean spaced = count >= LEAST_GAPS && betweenLetters.get(count / 2) > SPACED;
    return new WordGaps(spaced ? widestStep(gaps) : Double.NaN);
  }

  /** Whether the letters of words stand apart. */
  boolean isSpaced() {
    return !Double.isNaN(threshold);
  }

  /** Whether the gap between two neighbours that are not blank parts words. */
  boolean part(Glyph before, Glyph glyph) {
    if (isSpaced()) {
      return gap(before, glyph) > threshold;
    }
    double space = Math.min(before.space(), glyph.space());
    double least = Math.max(LEAST_GAP, Math.min(MOST_GAP, SPACE_SHARE * space / before.size()));
    return gap(before, glyph) > least;
  }

  private static boolean isLetter(Glyph glyph) {
    return Character.isLetter(glyph.text().codePointAt(0));
  }

  private static double widestStep(List<Double> sorted) {
    double widest = STEP;
    double threshold = SURE;
    for (int i = 1; i < sorted.size(); i++) {
      double step = sorted.get(i) - sorted.get(i - 1);
      if (step > widest && sorted.get(i) > MOST_GAP) {
        widest = step;
        threshold = (sorted.get(i) + sorted.get(i - 1)) / 2;
      }
    }
    return Math.min(threshold, SURE - STEP / 2);
  }

  /** Share of the type size. */
  private static double gap(Glyph before, Glyph glyph) {
    return (glyph.u0() - before.u1()) / before.size();
  }
}
