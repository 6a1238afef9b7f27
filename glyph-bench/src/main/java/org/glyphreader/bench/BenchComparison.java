package org.glyphreader.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.bench.BenchResults.Figure;

/**
 * Two runs side by side. A change is one of more than 1 % whose 99.9 % intervals do not overlap;
 * all else is noise. (Intervals of allocated bytes are so narrow that another JVM falls outside
 * them.)
 *
 * @param changes significant changes, in the order of the newer run
 * @param compared how many figures stand in both runs with intervals
 * @param unmatched figures that stand in one run only, or without an interval
 */
public record BenchComparison(List<Change> changes, int compared, List<String> unmatched) {

  private static final double LEAST = 0.01;

  /**
   * A significant change.
   *
   * @param before the older figure
   * @param after the newer one
   */
  public record Change(Figure before, Figure after) {

    /** {@return the newer score divided by the older one} */
    public double factor() {
      return after.score() / before.score();
    }

    /** {@return whether the newer figure is the worse one} */
    public boolean worse() {
      return after.moreIsBetter() == after.score() < before.score();
    }
  }

  /**
   * {@return what changed}
   *
   * @param older the older run
   * @param newer the newer run
   */
  public static BenchComparison of(BenchResults older, BenchResults newer) {
    Map<String, Figure> before = new LinkedHashMap<>();
    older.figures().forEach(figure -> before.put(figure.key(), figure));
    List<Change> changes = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    int compared = 0;
    for (Figure after : newer.figures()) {
      Figure known = before.remove(after.key());
      if (known == null || !hasInterval(known) || !hasInterval(after)) {
        unmatched.add(after.key());
        continue;
      }
      compared++;
      Change change = new Change(known, after);
      if (Math.abs(change.factor() - 1) > LEAST
          && (after.low() > known.high() || after.high() < known.low())) {
        changes.add(change);
      }
    }
    unmatched.addAll(before.keySet());
    return new BenchComparison(List.copyOf(changes), compared, List.copyOf(unmatched));
  }

  private static boolean hasInterval(Figure figure) {
    return !Double.isNaN(figure.low()) && !Double.isNaN(figure.high());
  }
}
