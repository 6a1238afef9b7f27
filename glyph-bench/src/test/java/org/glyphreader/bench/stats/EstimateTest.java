package org.glyphreader.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EstimateTest {

  @Test
  void a_proportion_has_wilsons_interval() {
    // 8 of 10: Wilson 1927, as in Brown, Cai and DasGupta 2001.
    Estimate estimate = Estimate.ofProportion(single(1, 1, 1, 1, 1, 1, 1, 1, 0, 0));

    assertThat(estimate.mean()).isEqualTo(0.8);
    assertThat(estimate.low()).isCloseTo(0.4902, within(1e-4));
    assertThat(estimate.high()).isCloseTo(0.9433, within(1e-4));
    assertThat(estimate.method()).isEqualTo("wilson");
  }

  @Test
  void questions_about_one_document_do_not_count_as_many_trials() {
    Estimate ten = Estimate.ofProportion(single(1, 1, 1, 1, 1, 1, 1, 1, 0, 0));
    Estimate two =
        Estimate.ofProportion(List.of(new double[] {1, 1, 1, 1, 1}, new double[] {1, 1, 1, 0, 0}));

    assertThat(two.mean()).isEqualTo(ten.mean());
    assertThat(two.high() - two.low()).isGreaterThan(ten.high() - ten.low());
    assertThat(two.values()).isEqualTo(10);
    assertThat(two.groups()).isEqualTo(2);
  }

  @Test
  void nothing_wrong_in_five_is_not_certainty() {
    Estimate estimate = Estimate.ofMean(single(1, 1, 1, 1, 1), 1);

    assertThat(estimate.high()).isEqualTo(1);
    assertThat(estimate.low()).isBetween(0.5, 0.6);
  }

  @Test
  void a_mean_of_one_value_has_no_interval() {
    Estimate estimate = Estimate.ofMean(single(0.4), 1);

    assertThat(estimate.mean()).isEqualTo(0.4);
    assertThat(estimate.low()).isNaN();
    assertThat(estimate.method()).isEqualTo("none");
  }

  @Test
  void the_bootstrap_interval_covers_the_true_mean_nineteen_times_in_twenty() {
    Random random = new Random(3);
    int covered = 0;
    for (int i = 0; i < 200; i++) {
      double[] values = random.doubles(60).toArray();
      Estimate estimate = Estimate.ofMean(single(values), i);
      covered += estimate.low() <= 0.5 && 0.5 <= estimate.high() ? 1 : 0;
    }

    assertThat(covered).isBetween(180, 199);
  }

  @Test
  void the_same_seed_gives_the_same_interval() {
    List<double[]> values = single(0.1, 0.5, 0.4, 0.9);

    assertThat(Estimate.ofMean(values, 7)).isEqualTo(Estimate.ofMean(values, 7));
  }

  @Test
  void strata_weigh_the_same_however_many_values_they_hold() {
    Estimate estimate = Estimate.ofStrata(List.of(single(1, 1, 1, 1), single(0, 0)), 1);

    assertThat(estimate.mean()).isEqualTo(0.5);
  }

  private static List<double[]> single(double... values) {
    List<double[]> groups = new ArrayList<>();
    for (double value : values) {
      groups.add(new double[] {value});
    }
    return groups;
  }
}
