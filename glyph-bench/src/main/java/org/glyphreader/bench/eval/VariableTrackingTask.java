package org.glyphreader.bench.eval;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Variable tracking, in the manner of RULER (section 3.2): a number is given to a variable, and
 * that to the next, over {@value #HOPS} hops; all variables with that number are asked for. A
 * second chain distracts.
 */
final class VariableTrackingTask implements EvalTask {

  private static final int HOPS = 4;

  @Override
  public String name() {
    return "variable-tracking";
  }

  @Override
  public String score() {
    return "recall";
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < 2 * (HOPS + 1)) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < 5; i++) {
        name.append((char) ('A' + random.nextInt(26)));
      }
      names.add(name.toString());
    }
    List<String> all = List.copyOf(names);
    List<String> chain = all.subList(0, HOPS + 1);
    int number = 10_000 + random.nextInt(40_000);
    List<String> needles = assignments(chain, number);
    List<String> others =
        assignments(all.subList(HOPS + 1, all.size()), 50_000 + random.nextInt(40_000));
    String text = Haystack.hideInOrder(interleave(needles, others, random), characters, random);
    EvalQuestion question =
        new EvalQuestion(
            "Which variables are assigned the value %d?".formatted(number),
            "Follow the assignments from variable to variable, and answer with the names of all"
                + " variables that have this value, separated by commas.",
            chain,
            true);
    return new EvalDocument(text, List.of(question));
  }

  private static List<String> assignments(List<String> chain, int number) {
    List<String> sentences = new ArrayList<>();
    sentences.add("VAR %s = %d.".formatted(chain.get(0), number));
    for (int i = 1; i < chain.size(); i++) {
      sentences.add("VAR %s = VAR %s.".formatted(chain.get(i), chain.get(i - 1)));
    }
    return sentences;
  }

  private static List<String> interleave(List<String> a, List<String> b, Random random) {
    List<String> mixed = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean first = j == b.size() || i < a.size() && random.nextBoolean();
      mixed.add(first ? a.get(i++) : b.get(j++));
    }
    return mixed;
  }
}
