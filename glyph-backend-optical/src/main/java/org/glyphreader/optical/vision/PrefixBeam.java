package org.glyphreader.optical.vision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The likeliest texts of a few steps of a network trained with connectionist temporal
 * classification, each with the probability of all the ways to write it: prefix beam search (A.
 * Hannun et al., 2014, arXiv 1408.2873).
 */
final class PrefixBeam {

  private static final int WIDTH = 24;

  /** A text of classes, the last one first. */
  private record Prefix(Prefix before, int last) {}

  /** Probabilities of a prefix whose last step was a blank, and was not. */
  private static final class Mass {
    double blank;
    double other;

    double sum() {
      return blank + other;
    }
  }

  /**
   * A text.
   *
   * @param classes its characters
   * @param probability of all ways to write it
   */
  record Text(int[] classes, double probability) {

    /** The characters, by the names of the classes. */
    String in(String[] names) {
      StringBuilder text = new StringBuilder();
      for (int each : classes) {
        text.append(names[each]);
      }
      return text.toString();
    }
  }

  private PrefixBeam() {}

  /** {@return the texts that are likely to be written by some steps, in no order} */
  static List<Text> search(List<CtcStep> steps) {
    Map<Prefix, Mass> beam = new HashMap<>();
    at(beam, new Prefix(null, 0)).blank = 1;
    for (CtcStep step : steps) {
      beam = likeliest(extended(beam, step));
    }
    List<Text> texts = new ArrayList<>();
    beam.forEach((prefix, mass) -> texts.add(new Text(classes(prefix), mass.sum())));
    return texts;
  }

  private static Map<Prefix, Mass> extended(Map<Prefix, Mass> beam, CtcStep step) {
    Map<Prefix, Mass> next = new HashMap<>();
    beam.forEach(
        (prefix, mass) -> {
          at(next, prefix).blank += mass.sum() * step.blank();
          for (int i = 0; i < step.classes().length; i++) {
            int c = step.classes()[i];
            double p = step.probabilities()[i];
            if (c == prefix.last) {
              at(next, prefix).other += mass.other * p;
              at(next, new Prefix(prefix, c)).other += mass.blank * p;
            } else {
              at(next, new Prefix(prefix, c)).other += mass.sum() * p;
            }
          }
        });
    return next;
  }

  private static Mass at(Map<Prefix, Mass> beam, Prefix prefix) {
    return beam.computeIfAbsent(prefix, each -> new Mass());
  }

  private static Map<Prefix, Mass> likeliest(Map<Prefix, Mass> beam) {
    if (beam.size() <= WIDTH) {
      return beam;
    }
    Map<Prefix, Mass> kept = new HashMap<>();
    beam.entrySet().stream()
        .sorted(Comparator.comparingDouble(each -> -each.getValue().sum()))
        .limit(WIDTH)
        .forEach(each -> kept.put(each.getKey(), each.getValue()));
    return kept;
  }

  private static int[] classes(Prefix prefix) {
    Deque<Integer> classes = new ArrayDeque<>();
    for (Prefix each = prefix; each.before != null; each = each.before) {
      classes.addFirst(each.last);
    }
    return classes.stream().mapToInt(Integer::intValue).toArray();
  }
}
