package org.glyphreader.bench.stats;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A mean with its 95 % confidence interval.
 *
 * @param mean of all values
 * @param low lower end of the interval
 * @param high upper end
 * @param values how many values there are
 * @param groups how many independent groups they come from: values over one document are not
 *     independent of each other
 * @param method how the interval was found
 */
public record Estimate(
    double mean, double low, double high, int values, int groups, String method) {

  private static final double LEVEL = 0.95;
  private static final int RESAMPLES = 2_000;

  /**
   * {@return the mean of values that are 0 or 1, with Wilson's score interval} The number of groups
   * stands for the number of trials, which is right for one value a group and cautious for more.
   *
   * @param groups the values of each group
   */
  public static Estimate ofProportion(List<double[]> groups) {
    double mean = mean(groups);
    ConfidenceInterval interval =
        new WilsonScoreInterval()
            .createInterval(groups.size(), (int) Math.round(mean * groups.size()), LEVEL);
    return new Estimate(
        mean,
        Math.min(mean, Math.max(0, interval.getLowerBound())),
        Math.max(mean, Math.min(1, interval.getUpperBound())),
        count(groups),
        groups.size(),
        "wilson");
  }

  /**
   * {@return the mean of values between 0 and 1, with a percentile bootstrap interval over the
   * groups} Where all are 0 or all are 1, resampling would claim certainty: there it is Wilson's
   * interval.
   *
   * @param groups the values of each group
   * @param seed of the resampling
   */
  public static Estimate ofMean(List<double[]> groups, long seed) {
    double mean = mean(groups);
    return mean == 0 || mean == 1 ? ofProportion(groups) : ofStrata(List.of(groups), seed);
  }

  /**
   * {@return the mean of means of several strata, each resampled within itself}
   *
   * @param strata the groups of each stratum
   * @param seed of the resampling
   */
  public static Estimate ofStrata(List<List<double[]>> strata, long seed) {
    double mean = strata.stream().mapToDouble(Estimate::mean).average().orElse(Double.NaN);
    int values = strata.stream().mapToInt(Estimate::count).sum();
    int groups = strata.stream().mapToInt(List::size).sum();
    if (groups <= strata.size()) {
      return new Estimate(mean, Double.NaN, Double.NaN, values, groups, "none");
    }
    Random random = new Random(seed);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (List<double[]> stratum : strata) {
        double part = 0;
        int count = 0;
        for (int k = 0; k < stratum.size(); k++) {
          double[] drawn = stratum.get(random.nextInt(stratum.size()));
          for (double value : drawn) {
            part += value;
          }
          count += drawn.length;
        }
        sum += part / count;
      }
      means[i] = sum / strata.size();
    }
    Percentile percentile = new Percentile();
    percentile.setData(means);
    return new Estimate(
        mean,
        percentile.evaluate(100 * (1 - LEVEL) / 2),
        percentile.evaluate(100 * (1 + LEVEL) / 2),
        values,
        groups,
        "bootstrap");
  }

  private static int count(List<double[]> groups) {
    return groups.stream().mapToInt(group -> group.length).sum();
  }

  private static double mean(List<double[]> groups) {
    return groups.stream().flatMapToDouble(Arrays::stream).average().orElse(Double.NaN);
  }
}
