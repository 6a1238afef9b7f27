package org.glyphreader.optical.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Counts how questions of one kind were answered. */
public final class Figures {

  private int answerable;
  private int lost;
  private int inAnswer;
  private int inFirst;
  private int inAny;
  private int otherTopic;
  private int otherTopicRefused;
  private int absent;
  private int absentRefused;
  private final List<Integer> lengths = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();

  /**
   * Adds a question.
   *
   * @param found whether an answer was given
   * @param answer the answer's text
   * @param quotes the quotes, best first
   */
  public void add(
      EvalQuestion question, boolean found, String answer, List<String> quotes, double ms) {
    millis.add(ms);
    switch (question.kind()) {
      case "other-topic" -> {
        otherTopic++;
        otherTopicRefused += found ? 0 : 1;
      }
      case "absent" -> {
        absent++;
        absentRefused += found ? 0 : 1;
      }
      default -> {
        answerable++;
        lost += found ? 0 : 1;
        if (found) {
          inAnswer += question.isAnsweredBy(answer) ? 1 : 0;
          inFirst += question.isAnsweredBy(quotes.get(0)) ? 1 : 0;
          inAny += quotes.stream().anyMatch(question::isAnsweredBy) ? 1 : 0;
          lengths.add(quotes.get(0).length());
        }
      }
    }
  }

  public double answer() {
    return share(inAnswer, answerable);
  }

  public double first() {
    return share(inFirst, answerable);
  }

  public double any() {
    return share(inAny, answerable);
  }

  public double lost() {
    return share(lost, answerable);
  }

  public double otherTopicRefused() {
    return share(otherTopicRefused, otherTopic);
  }

  public int medianLength() {
    Collections.sort(lengths);
    return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
  }

  private double medianMillis() {
    Collections.sort(millis);
    return millis.isEmpty() ? 0 : millis.get(millis.size() / 2);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }

  /** What the columns of {@link #row} say. */
  public static String header() {
    return "%-34s %5s %7s %7s %7s %7s %6s | %12s %10s | %7s"
        .formatted(
            "", "n", "answer", "first", "five", "median", "lost", "other-topic", "absent", "ms");
  }

  /** One line of a table. */
  public String row(String name) {
    return String.format(
        Locale.ROOT,
        "%-34s %5d %6.1f%% %6.1f%% %6.1f%% %7d %5.1f%% | %11.1f%% %9.1f%% | %7.0f",
        name,
        answerable,
        100 * answer(),
        100 * first(),
        100 * any(),
        medianLength(),
        100 * lost(),
        100 * otherTopicRefused(),
        100 * share(absentRefused, absent),
        medianMillis());
  }
}
