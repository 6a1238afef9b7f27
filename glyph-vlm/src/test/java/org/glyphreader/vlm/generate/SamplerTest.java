package org.glyphreader.vlm.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.glyphreader.BackendFailureException;
import org.glyphreader.Sampling;
import org.glyphreader.vlm.checkpoint.GenerationConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {

  private static final int DRAWS = 40_000;
  private static final float[] LOGITS = {1, 3, -2, 2.5f, 0, 3};

  /** How often each id is drawn. */
  private static double[] shares(SamplingConfig config, float... logits) {
    double[] shares = new double[logits.length];
    Sampler sampler = new Sampler(config, new int[0]);
    for (int i = 0; i < DRAWS; i++) {
      shares[sampler.next(logits.clone())] += 1.0 / DRAWS;
    }
    return shares;
  }

  private static double[] softmax(double temperature, double... logits) {
    double sum = 0;
    double[] p = new double[logits.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(logits[i] / temperature);
      sum += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static void assertShares(double[] actual, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("id " + i).isBetween(expected[i] - 0.012, expected[i] + 0.012);
    }
  }

  @Test
  void greedy_takes_the_greatest_logit_and_of_equal_ones_the_first() {
    assertThat(new Sampler(SamplingConfig.GREEDY, new int[0]).next(LOGITS.clone())).isEqualTo(1);
    Random random = new Random(3);
    for (int n = 0; n < 200; n++) {
      float[] logits = new float[1 + random.nextInt(300)];
      int best = 0;
      for (int i = 0; i < logits.length; i++) {
        logits[i] = random.nextInt(9) - 20;
        best = logits[i] > logits[best] ? i : best;
      }
      assertThat(new Sampler(SamplingConfig.GREEDY, new int[0]).next(logits)).isEqualTo(best);
    }
  }

  @Test
  void tokens_are_drawn_with_their_probability() {
    assertShares(
        shares(new SamplingConfig(1, 0, 1, 1, 5), LOGITS), softmax(1, 1, 3, -2, 2.5, 0, 3));
    assertShares(
        shares(new SamplingConfig(2, 0, 1, 1, 6), LOGITS), softmax(2, 1, 3, -2, 2.5, 0, 3));
  }

  @Test
  void top_k_keeps_the_most_likely_only() {
    double[] three = softmax(1, 3, 2.5, 3);

    assertShares(
        shares(new SamplingConfig(1, 3, 1, 1, 7), LOGITS), 0, three[0], 0, three[1], 0, three[2]);
  }

  @Test
  void top_p_keeps_the_fewest_that_share_the_probability() {
    double[] two = softmax(1, 3, 3);

    assertShares(shares(new SamplingConfig(1, 0, 0.7, 1, 8), LOGITS), 0, two[0], 0, 0, 0, two[1]);
    assertShares(shares(new SamplingConfig(1, 0, 0, 1, 8), LOGITS), 0, 1, 0, 0, 0, 0);
  }

  @Test
  void a_repetition_penalty_weakens_what_occurred() {
    SamplingConfig config = new SamplingConfig(0, 0, 1, 1.5, 0);
    Sampler sampler = new Sampler(config, new int[] {1, 2, 9});
    float[] logits = LOGITS.clone();

    assertThat(sampler.next(logits)).isEqualTo(5);
    assertThat(logits).containsExactly(1, 2, -3, 2.5f, 0, 3);
    assertThat(sampler.next(LOGITS.clone())).isEqualTo(3);
  }

  @Test
  void a_seed_repeats_an_answer() {
    SamplingConfig config = new SamplingConfig(1, 0, 1, 1, 99);
    Sampler one = new Sampler(config, new int[0]);
    Sampler two = new Sampler(config, new int[0]);
    for (int i = 0; i < 100; i++) {
      assertThat(one.next(LOGITS.clone())).isEqualTo(two.next(LOGITS.clone()));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void what_is_no_number_is_a_failure(float bad) {
    float[] logits = LOGITS.clone();
    logits[4] = bad;

    assertThatThrownBy(() -> new Sampler(SamplingConfig.GREEDY, new int[0]).next(logits))
        .isInstanceOf(BackendFailureException.class)
        .hasMessageContaining("weights are damaged");
  }

  @Test
  void tokens_that_are_ruled_out_are_never_drawn() {
    double[] shares = shares(new SamplingConfig(1, 0, 1, 1, 1), 0, Float.NEGATIVE_INFINITY, 0);

    assertThat(shares[1]).isZero();
  }

  @Test
  void a_question_says_how_tokens_are_chosen() {
    GenerationConfig model =
        new GenerationConfig(
            Optional.empty(),
            true,
            OptionalDouble.of(0.8),
            OptionalInt.of(2),
            OptionalDouble.of(0.6),
            OptionalDouble.empty());

    assertThat(SamplingConfig.of(Sampling.GREEDY, model, 1)).isEqualTo(SamplingConfig.GREEDY);
    assertThat(SamplingConfig.of(Sampling.GLYPH, model, 1))
        .isEqualTo(new SamplingConfig(0, 1, 1, 1.1, 1));
    assertThat(SamplingConfig.of(Sampling.MODEL, model, 1))
        .isEqualTo(new SamplingConfig(0.8, 2, 0.6, 1, 1));
    assertThatThrownBy(() -> new SamplingConfig(-1, 0, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1");
  }
}
