package org.glyphreader.search;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A share of right characters or answers with its 95 % confidence interval. Errors come in clusters
 * (a line that is lost, a page that cannot be read), so the interval is the wider, at either end,
 * of Wilson's over the items and a percentile bootstrap over the clusters. The latter is too narrow
 * for few clusters; it is widened as Student's t is wider than the normal distribution (T.
 * Hesterberg, What Teachers Should Know About the Bootstrap, 2015). One cluster alone tells nothing
 * of how clusters differ.
 *
 * @param mean share that is right, 0 to 1
 * @param low lower end of the interval
 * @param high upper end
 * @param items characters or answers
 * @param clusters passages or pages they come from
 */
public record Accuracy(double mean, double low, double high, long items, int clusters) {

  /** Nothing is known. */
  static final Accuracy UNKNOWN = new Accuracy(0, 0, 1, 0, 0);

  /**
   * What was found in one passage or page.
   *
   * @param errors wrong items, at most {@code items}
   * @param items all items
   */
  record Cluster(long errors, long items) {
    Cluster {
      errors = Math.min(errors, items);
    }
  }

  private static final double LEVEL = 0.95;
  private static final double END = (1 + LEVEL) / 2;
  private static final int RESAMPLES = 1_000;

  /** The share over all clusters. */
  static Accuracy of(List<Cluster> clusters) {
    return of(clusters, widening(clusters.size()));
  }

  /**
   * The share over all clusters with the narrower interval of the plain bootstrap. It steers a
   * search, where three passages have to tell something, and is no claim.
   */
  static Accuracy steering(List<Cluster> clusters) {
    return of(clusters, 1);
  }

  private static double widening(int clusters) {
    return clusters < 2
        ? 1
        : Math.sqrt(clusters / (clusters - 1.0))
            * new TDistribution(clusters - 1).inverseCumulativeProbability(END)
            / new NormalDistribution().inverseCumulativeProbability(END);
  }

  private static Accuracy of(List<Cluster> clusters, double widening) {
    long errors = clusters.stream().mapToLong(Cluster::errors).sum();
    long items = clusters.stream().mapToLong(Cluster::items).sum();
    if (items == 0) {
      return UNKNOWN;
    }
    int trials = (int) Math.min(Integer.MAX_VALUE, items);
    int right = (int) Math.round((double) (items - errors) / items * trials);
    ConfidenceInterval wilson = new WilsonScoreInterval().createInterval(trials, right, LEVEL);
    double mean = 1 - (double) errors / items;
    double[] drawn = resample(clusters);
    int tail = (int) Math.floor((1 - LEVEL) / 2 * RESAMPLES);
    double low = drawn[tail];
    double high = drawn[RESAMPLES - 1 - tail];
    return new Accuracy(
        mean,
        Math.max(0, Math.min(wilson.getLowerBound(), low - (widening - 1) * (mean - low))),
        Math.min(1, Math.max(wilson.getUpperBound(), high + (widening - 1) * (high - mean))),
        items,
        clusters.size());
  }

  private static double[] resample(List<Cluster> clusters) {
    Random random = new Random(clusters.size());
    double[] shares = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      long errors = 0;
      long items = 0;
      for (int k = 0; k < clusters.size(); k++) {
        Cluster cluster = clusters.get(random.nextInt(clusters.size()));
        errors += cluster.errors();
        items += cluster.items();
      }
      shares[i] = items == 0 ? 0 : 1 - (double) errors / items;
    }
    Arrays.sort(shares);
    return shares;
  }
}
