package org.glyphreader.optical.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
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
      List<CtcStep> steps = steps(random, 3);
      Map<String, Double> expected = everyText(steps);
      Map<String, Double> found = new HashMap<>();
      PrefixBeam.search(steps).forEach(each -> found.put(each.in(NAMES), each.probability()));
      assertThat(found.keySet()).containsAll(expected.keySet());
      found.forEach(
          (text, p) -> assertThat(p).isCloseTo(expected.getOrDefault(text, 0.0), within(1e-12)));
    }
  }

  @Test
  void theLikeliestOfManyTextsIsFound() {
    Random random = new Random(8);
    for (int round = 0; round < 50; round++) {
      List<CtcStep> steps = steps(random, 8);
      String likeliest = likeliest(everyText(steps));
      Map<String, Double> found = new HashMap<>();
      PrefixBeam.search(steps).forEach(each -> found.put(each.in(NAMES), each.probability()));
      assertThat(found).hasSizeLessThan(100);
      assertThat(likeliest(found)).isEqualTo(likeliest);
    }
  }

  private static String likeliest(Map<String, Double> texts) {
    return Collections.max(texts.entrySet(), Map.Entry.comparingByValue()).getKey();
  }

  private static List<CtcStep> steps(Random random, int count) {
    List<CtcStep> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double blank = random.nextDouble();
      double a = (1 - blank) * random.nextDouble();
      steps.add(new CtcStep(blank, new int[] {1, 2}, new double[] {a, 1 - blank - a}));
    }
    return steps;
  }

  private static Map<String, Double> everyText(List<CtcStep> steps) {
    Map<String, Double> texts = new HashMap<>();
    everyPath(steps, 0, "", 0, 1, texts);
    return texts;
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
