package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrefixBeamTest {

  private static final String[] NAMES = {"", "a", "b"};

  @Test
  void aTextIsAsLikelyAsAllTheWaysToWriteIt() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      List<CtcStep> steps = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double blank = random.nextDouble();
        double a = (1 - blank) * random.nextDouble();
        steps.add(new CtcStep(blank, new int[] {1, 2}, new double[] {a, 1 - blank - a}));
      }
      Map<String, Double> expected = new HashMap<>();
      everyPath(steps, 0, "", 0, 1, expected);
      List<PrefixBeam.Text> texts = PrefixBeam.search(steps);
      assertThat(texts).hasSizeGreaterThan(5);
      for (PrefixBeam.Text each : texts) {
        assertThat(each.probability())
            .isCloseTo(expected.getOrDefault(each.in(NAMES), 0.0), within(1e-12));
      }
    }
  }

  private static void everyPath(
      List<CtcStep> steps, int at, String text, int last, double p, Map<String, Double> sums) {
    if (at == steps.size()) {
      sums.merge(text, p, Double::sum);
      return;
    }
    CtcStep step = steps.get(at);
    everyPath(steps, at + 1, text, 0, p * step.blank(), sums);
    for (int c = 1; c < NAMES.length; c++) {
      String longer = c == last ? text : text + NAMES[c];
      everyPath(steps, at + 1, longer, c, p * step.probabilities()[c - 1], sums);
    }
  }
}
