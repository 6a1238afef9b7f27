package org.glyphreader.bench.eval;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Frequent words, in the manner of RULER (section 3.3): coded words drawn from a Zipf distribution
 * of exponent {@value #EXPONENT}; the three most frequent are asked for.
 */
final class FrequentWordsTask implements EvalTask {

  private static final double EXPONENT = 2.0;
  private static final int VOCABULARY = 200;
  private static final int ASKED = 3;

  @Override
  public String name() {
    return "frequent-words";
  }

  @Override
  public String score() {
    return "recall";
  }

  @Override
  public EvalDocument document(int index, int characters, Random random) {
    List<String> words = words(random);
    double[] share = new double[VOCABULARY];
    double total = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      share[i] = Math.pow(i + 1, -EXPONENT);
      total += share[i];
    }
    int count = Math.max(20, characters / 7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double at = random.nextDouble() * total;
      int word = 0;
      while (word < VOCABULARY - 1 && at >= share[word]) {
        at -= share[word++];
      }
      text.append(words.get(word)).append(i % 60 == 59 ? '\n' : ' ');
    }
    EvalQuestion question =
        new EvalQuestion(
            "What are the three most frequently appeared words in this coded text?",
            "Answer with the three words only, separated by commas.",
            mostFrequent(text.toString()),
            true);
    return new EvalDocument(text.toString().strip(), List.of(question));
  }

  private static List<String> mostFrequent(String text) {
    return Arrays.stream(text.split("\\s+"))
        .collect(Collectors.groupingBy(w -> w, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
        .limit(ASKED)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> words(Random random) {
    Set<String> words = new LinkedHashSet<>();
    while (words.size() < VOCABULARY) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < 6; i++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words.add(word.toString());
    }
    return List.copyOf(words);
  }
}
