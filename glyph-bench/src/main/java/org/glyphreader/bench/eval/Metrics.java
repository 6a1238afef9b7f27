package org.glyphreader.bench.eval;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/**
 * How good an answer is, as the field computes it. All are between 0 and 1; the best over several
 * right answers counts.
 */
public final class Metrics {

  private static final LongestCommonSubsequence SUBSEQUENCE = new LongestCommonSubsequence();
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Metrics() {}

  /**
   * {@return the share of {@code answers} that stand in {@code prediction}, case and runs of blanks
   * aside} RULER's string match.
   *
   * @param prediction what was answered
   * @param answers what was to be found
   */
  public static double recall(String prediction, List<String> answers) {
    String said = plain(prediction);
    return answers.stream().filter(answer -> said.contains(plain(answer))).count()
        / (double) answers.size();
  }

  /**
   * {@return 1 if any of {@code answers} stands in {@code prediction}, else 0}
   *
   * @param prediction what was answered
   * @param answers the right answers
   */
  public static double contains(String prediction, List<String> answers) {
    return recall(prediction, answers) > 0 ? 1 : 0;
  }

  /**
   * {@return 1 if {@code prediction} is one of {@code answers}, else 0} Case, punctuation and
   * English articles do not count (SQuAD).
   *
   * @param prediction what was answered
   * @param answers the right answers
   */
  public static double exactMatch(String prediction, List<String> answers) {
    return best(
        prediction,
        answers,
        (said, right) ->
            String.join(" ", words(said)).equals(String.join(" ", words(right))) ? 1 : 0);
  }

  /**
   * {@return the harmonic mean of precision and recall of words} Normalised as in SQuAD; each Han
   * ideograph is a word.
   *
   * @param prediction what was answered
   * @param answers the right answers
   */
  public static double f1(String prediction, List<String> answers) {
    return best(prediction, answers, Metrics::tokenF1);
  }

  /**
   * {@return ROUGE-L: the F-measure (β = 1) of the longest common subsequence of words (Lin, 2004)}
   *
   * @param prediction what was answered
   * @param answers the right answers
   */
  public static double rougeL(String prediction, List<String> answers) {
    return best(prediction, answers, Metrics::rougeL);
  }

  /**
   * {@return the characters read wrong, left out or made up, for each of {@code reference}; may be
   * above 1} Runs of blanks count as one; those beside ideographs not at all.
   *
   * @param read what was read
   * @param reference what is written
   */
  public static double characterErrorRate(String read, String reference) {
    String right = blanks(reference);
    String said = blanks(read);
    if (right.isEmpty()) {
      return said.isEmpty() ? 0 : 1;
    }
    return DISTANCE.apply(said, right) / (double) right.length();
  }

  private static String blanks(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replaceAll(
            "(?<=[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF]) | (?=[\\p{IsHan}\\u3000-\\u303F\\uFF00-\\uFFEF])",
            "");
  }

  private static String plain(String text) {
    return blanks(text).toLowerCase(Locale.ROOT);
  }

  private static double best(
      String prediction, List<String> answers, ToDoubleBiFunction<String, String> metric) {
    return answers.stream().mapToDouble(a -> metric.applyAsDouble(prediction, a)).max().orElse(0);
  }

  private static double tokenF1(String prediction, String answer) {
    List<String> said = words(prediction);
    List<String> right = words(answer);
    if (said.isEmpty() || right.isEmpty()) {
      return said.equals(right) ? 1 : 0;
    }
    Map<String, Integer> left = new HashMap<>();
    right.forEach(word -> left.merge(word, 1, Integer::sum));
    long common = said.stream().filter(word -> left.merge(word, -1, Integer::sum) >= 0).count();
    return harmonic(common, said.size(), right.size());
  }

  private static double rougeL(String prediction, String answer) {
    List<String> said = words(prediction);
    List<String> right = words(answer);
    if (said.isEmpty() || right.isEmpty()) {
      return said.equals(right) ? 1 : 0;
    }
    Map<String, Character> letters = new HashMap<>();
    int common = SUBSEQUENCE.apply(coded(said, letters), coded(right, letters));
    return harmonic(common, said.size(), right.size());
  }

  /** Each word as one character, so that a subsequence of characters is one of words. */
  private static String coded(List<String> words, Map<String, Character> letters) {
    StringBuilder code = new StringBuilder();
    for (String word : words) {
      code.append(letters.computeIfAbsent(word, w -> (char) letters.size()).charValue());
    }
    return code.toString();
  }

  private static double harmonic(long common, int said, int right) {
    return common == 0 ? 0 : 2.0 * common / (said + right);
  }

  /** SQuAD's normalisation: lower case, no punctuation, no articles, words apart. */
  private static List<String> words(String text) {
    String normal =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("[\\p{Punct}\\p{IsPunctuation}]", "")
            .replaceAll("\\b(a|an|the)\\b", " ")
            .replaceAll("(\\p{IsHan})", " $1 ")
            .strip();
    return normal.isEmpty() ? List.of() : Arrays.asList(normal.split("\\s+"));
  }
}
