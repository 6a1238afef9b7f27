package org.glyphreader.optical.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.glyphreader.optical.eval.EvalQuestion;

/** Fits the weights of {@link WindowModel} to the split "tune" of the evaluation questions. */
public final class WindowModelFit {

  private static final int STEPS = 1500;

  /** The windows of one question. */
  private record Example(List<WindowRanking.Window> windows, boolean[] gold) {}

  private final List<Example> examples = new ArrayList<>();
  private final double[] scales = new double[WindowFeatures.NAMES.size()];

  /** Looks at the questions of a language ("en" or "zh"); {@code embedder} reads the passages. */
  public WindowModelFit(TextEmbedder embedder, String language) {
    Map<String, DocumentSearch> searches = new HashMap<>();
    for (EvalQuestion question : EvalQuestion.all(language)) {
      if (!question.split().equals("tune")
          || !question.kind().equals("answerable")
          || question.crossLingual()) {
        continue;
      }
      DocumentSearch search =
          searches.computeIfAbsent(
              question.document(),
              name -> DocumentSearch.of(EvalQuestion.text(language, name), embedder));
      WindowRanking ranking = search.rank(question.question(), 0, search.text().length(), () -> {});
      List<WindowRanking.Window> windows = ranking.windows();
      boolean[] gold = new boolean[windows.size()];
      boolean any = false;
      for (int i = 0; i < gold.length; i++) {
        gold[i] = question.isAnsweredBy(ranking.words(windows.get(i)));
        any |= gold[i];
      }
      if (any) {
        examples.add(new Example(windows, gold));
      }
    }
    for (int k = 0; k < scales.length; k++) {
      scales[k] = deviation(k);
    }
  }

  /** The weights in use. */
  public static double[] inUse(TextEmbedder.Language language) {
    return WindowModel.of(language).weights().clone();
  }

  private double deviation(int feature) {
    double[] values =
        examples.stream()
            .flatMap(example -> example.windows().stream())
            .mapToDouble(window -> window.features()[feature])
            .toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElse(0);
    return Math.sqrt(variance) + 1e-9;
  }

  /**
   * The weights of greatest likelihood, found by resilient propagation (iRprop−).
   *
   * @param cost of a column
   * @param penalty on the squares of the weights of features scaled to a deviation of 1
   * @param unused features that are left out
   */
  public double[] weights(double cost, double penalty, int... unused) {
    double[] weights = new double[scales.length];
    double[] steps = new double[scales.length];
    double[] before = new double[scales.length];
    Arrays.fill(steps, 0.05);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(weights, cost, penalty);
      for (int k : unused) {
        gradient[k] = 0;
      }
      for (int k = 0; k < weights.length; k++) {
        double turn = gradient[k] * before[k];
        steps[k] *= turn > 0 ? 1.2 : turn < 0 ? 0.5 : 1;
        before[k] = turn < 0 ? 0 : gradient[k];
        weights[k] += Math.signum(before[k]) * steps[k];
      }
    }
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= scales[k];
    }
    return weights;
  }

  /** The slope of the mean log likelihood that a window with a gold answer is chosen. */
  private double[] gradient(double[] weights, double cost, double penalty) {
    double[] gradient = new double[weights.length];
    for (Example example : examples) {
      double[] likelihood = likelihood(example, weights, cost);
      double all = Arrays.stream(likelihood).sum();
      double right = 0;
      for (int i = 0; i < likelihood.length; i++) {
        right += example.gold()[i] ? likelihood[i] : 0;
      }
      for (int i = 0; i < likelihood.length; i++) {
        double share = (example.gold()[i] ? likelihood[i] / right : 0) - likelihood[i] / all;
        double[] features = example.windows().get(i).features();
        for (int k = 0; k < gradient.length; k++) {
          gradient[k] += share * features[k] / scales[k] / examples.size();
        }
      }
    }
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] -= 2 * penalty * weights[k];
    }
    return gradient;
  }

  private double[] likelihood(Example example, double[] weights, double cost) {
    double[] scores = new double[example.windows().size()];
    for (int i = 0; i < scores.length; i++) {
      WindowRanking.Window window = example.windows().get(i);
      scores[i] = -cost * window.columns();
      for (int k = 0; k < weights.length; k++) {
        scores[i] += weights[k] * window.features()[k] / scales[k];
      }
    }
    double best = Arrays.stream(scores).max().orElse(0);
    return Arrays.stream(scores).map(score -> Math.exp(score - best) + 1e-300).toArray();
  }
}
