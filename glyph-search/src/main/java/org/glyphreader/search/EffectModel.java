package org.glyphreader.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.glyphreader.RenderConfig;

/**
 * What each key does to ratio and accuracy, by ridge regression on the logarithm of the ratio and
 * on the nines of the accuracy: numbers have a linear and a quadratic term, words a term each.
 * Candidates count by the characters that were read of them. Immutable.
 */
final class EffectModel {

  private static final double RIDGE = 1;

  private final SearchSpace space;
  private final List<Candidate> candidates;
  private final int[] columns;
  private final double[] means;
  private final RealVector ratio;
  private final RealVector nines;

  EffectModel(SearchSpace space, List<Candidate> candidates) {
    this.space = space;
    this.candidates = candidates;
    this.columns =
        space.freeKeys().stream()
            .mapToInt(key -> space.isNumeric(key) ? 2 : space.words(key).size())
            .toArray();
    double[][] rows = candidates.stream().map(each -> row(each.design())).toArray(double[][]::new);
    double[] weights =
        candidates.stream().mapToDouble(each -> Math.sqrt(each.accuracy().items())).toArray();
    this.means = means(rows, weights);
    RealMatrix x = weighted(rows, weights);
    RealMatrix normal = x.transpose().multiply(x);
    double scale = Arrays.stream(weights).map(w -> w * w).average().orElse(1);
    for (int i = 0; i < normal.getRowDimension(); i++) {
      normal.addToEntry(i, i, i == 0 ? 1e-9 * scale : RIDGE * scale);
    }
    CholeskyDecomposition solver = new CholeskyDecomposition(normal, 1e-6, 1e-12);
    this.ratio = solve(solver, x, weights, each -> Math.log(Math.max(0.01, each.ratio())));
    this.nines = solve(solver, x, weights, each -> Evolution.nines(each.accuracy().mean()));
  }

  private RealVector solve(
      CholeskyDecomposition solver,
      RealMatrix x,
      double[] weights,
      java.util.function.ToDoubleFunction<Candidate> response) {
    double[] y = new double[weights.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = weights[i] * Math.min(4, response.applyAsDouble(candidates.get(i)));
    }
    return solver.getSolver().solve(x.transpose().operate(new ArrayRealVector(y)));
  }

  /** Intercept and terms, without their means. */
  private double[] row(RenderConfig design) {
    double[] places = space.placeOf(design);
    Map<String, String> values = SearchSpace.values(design);
    double[] row = new double[1 + Arrays.stream(columns).sum()];
    row[0] = 1;
    int at = 1;
    for (int k = 0; k < columns.length; k++) {
      String key = space.freeKeys().get(k);
      if (space.isNumeric(key)) {
        row[at] = places[k];
        row[at + 1] = places[k] * places[k];
      } else {
        int word = space.words(key).indexOf(values.get(key));
        if (word >= 0) {
          row[at + word] = 1;
        }
      }
      at += columns[k];
    }
    return row;
  }

  private static double[] means(double[][] rows, double[] weights) {
    double[] means = new double[rows[0].length];
    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < rows.length; i++) {
      for (int c = 1; c < means.length; c++) {
        means[c] += weights[i] * rows[i][c] / total;
      }
    }
    return means;
  }

  private RealMatrix weighted(double[][] rows, double[] weights) {
    double[][] x = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double weight = weights[i];
      double[] centred = centred(rows[i]);
      x[i] = Arrays.stream(centred).map(v -> v * weight).toArray();
    }
    return new Array2DRowRealMatrix(x, false);
  }

  private double[] centred(double[] row) {
    double[] centred = row.clone();
    for (int c = 1; c < row.length; c++) {
      centred[c] -= means[c];
    }
    return centred;
  }

  /** The ratio to be expected. */
  double ratio(RenderConfig design) {
    return Math.exp(ratio.dotProduct(new ArrayRealVector(centred(row(design)))));
  }

  /** The accuracy to be expected, in nines. */
  double nines(RenderConfig design) {
    return nines.dotProduct(new ArrayRealVector(centred(row(design))));
  }

  /** What each key did, the strongest first. */
  List<KeyEffect> effects() {
    List<KeyEffect> effects = new ArrayList<>();
    int at = 1;
    for (int k = 0; k < columns.length; k++) {
      effects.add(effect(space.freeKeys().get(k), at, at + columns[k]));
      at += columns[k];
    }
    effects.sort(
        Comparator.comparingDouble(
                (KeyEffect each) -> Math.log(each.ratio()) + Math.abs(each.nines()))
            .reversed());
    return effects;
  }

  private record Part(String value, double ratio, double nines) {}

  private KeyEffect effect(String key, int from, int to) {
    List<Part> parts = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double[] row = centred(row(candidate.design()));
      double denser = 0;
      double clearer = 0;
      for (int c = from; c < to; c++) {
        denser += ratio.getEntry(c) * row[c];
        clearer += nines.getEntry(c) * row[c];
      }
      parts.add(new Part(SearchSpace.values(candidate.design()).get(key), denser, clearer));
    }
    int low = parts.size() / 10;
    int high = parts.size() - 1 - low;
    parts.sort(Comparator.comparingDouble(Part::ratio));
    double ratios = parts.get(high).ratio() - parts.get(low).ratio();
    String densest = parts.get(high).value();
    parts.sort(Comparator.comparingDouble(Part::nines));
    double digits = parts.get(high).nines() - parts.get(low).nines();
    return new KeyEffect(key, Math.exp(ratios), digits, densest, parts.get(high).value());
  }
}
