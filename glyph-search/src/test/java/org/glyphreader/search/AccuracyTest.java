package org.glyphreader.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.glyphreader.search.Accuracy.Cluster;
import org.junit.jupiter.api.Test;

class AccuracyTest {

  @Test
  void a_reading_without_errors_is_not_certain() {
    Accuracy accuracy = Accuracy.of(List.of(new Cluster(0, 1_000), new Cluster(0, 1_000)));

    assertThat(accuracy.mean()).isEqualTo(1);
    assertThat(accuracy.low()).isBetween(0.997, 0.9985);
    assertThat(accuracy.items()).isEqualTo(2_000);
  }

  @Test
  void errors_that_come_together_make_it_less_certain() {
    List<Cluster> even = new ArrayList<>();
    List<Cluster> lumped = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      even.add(new Cluster(10, 1_000));
      lumped.add(new Cluster(i == 0 ? 200 : 0, 1_000));
    }

    assertThat(Accuracy.of(even).mean()).isCloseTo(Accuracy.of(lumped).mean(), within(1e-12));
    assertThat(Accuracy.of(even).low()).isGreaterThan(0.985);
    assertThat(Accuracy.of(lumped).low()).isLessThan(0.98);
  }

  @Test
  void the_interval_holds_the_truth_nineteen_times_in_twenty() {
    Random random = new Random(11);
    int held = 0;
    for (int run = 0; run < 200; run++) {
      List<Cluster> clusters = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        long errors = random.ints(300).filter(each -> Math.floorMod(each, 50) == 0).count();
        clusters.add(new Cluster(errors, 300));
      }
      Accuracy accuracy = Accuracy.of(clusters);
      held += accuracy.low() <= 0.98 && accuracy.high() >= 0.98 ? 1 : 0;
    }

    assertThat(held).isGreaterThanOrEqualTo(186);
  }

  @Test
  void the_interval_holds_the_truth_where_few_pages_differ_much() {
    Random random = new Random(5);
    int claimed = 0;
    int steered = 0;
    for (int run = 0; run < 400; run++) {
      List<Cluster> pages = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        // 0.8 % of the characters on average, from 0.1 % on one page to 2 % on another.
        double share = 0.008 * Math.pow(-Math.log(1 - random.nextDouble()), 0.7) / 0.909;
        pages.add(new Cluster(Math.round(7_000 * share), 7_000));
      }
      claimed += holds(Accuracy.of(pages), 0.992) ? 1 : 0;
      steered += holds(Accuracy.steering(pages), 0.992) ? 1 : 0;
    }

    assertThat(claimed).isGreaterThanOrEqualTo(360);
    assertThat(steered).isLessThan(340);
  }

  private static boolean holds(Accuracy accuracy, double truth) {
    return accuracy.low() <= truth && accuracy.high() >= truth;
  }

  @Test
  void more_errors_than_characters_are_all_wrong() {
    assertThat(Accuracy.of(List.of(new Cluster(70, 50))).mean()).isZero();
    assertThat(Accuracy.of(List.of())).isEqualTo(Accuracy.UNKNOWN);
  }
}
