package org.glyphreader.internal;

import java.nio.charset.StandardCharsets;
import org.glyphreader.ContextOverflowException;
import org.glyphreader.Page;
import org.glyphreader.PageRange;
import org.glyphreader.Question;

/**
 * Says before anything is encoded whether pages fit a model's context window. Refuses only what
 * cannot fit; what it advises leaves room for the question, the model's page markers and the
 * answer.
 */
final class ContextWindow {

  private static final int TEMPLATE_TOKENS = 64;
  private static final int MARKERS_PER_PAGE = 4;

  /** How far lowering the DPI is sure to go; fit() is not advised beyond. */
  private static final int MOST_SHRINKING = 3;

  private ContextWindow() {}

  static void check(Pages pages, PageRange range, Question question, long window) {
    long room = window - tokensBeside(question);
    long sum = 0;
    int fitting = 0;
    for (int number = range.first(); number <= range.last(); number++) {
      Page page = pages.get(number - 1);
      sum += page.visualTokens();
      long markers = (long) MARKERS_PER_PAGE * (number - range.first() + 1);
      fitting = sum + markers <= room ? number : fitting;
    }
    if (sum > window) {
      long budget = room - (long) MARKERS_PER_PAGE * range.size();
      throw new ContextOverflowException(
          "%s cost %s visual tokens, more than the context window of %s; %s"
              .formatted(
                  range.size() == 1 ? "1 page" : range.size() + " pages",
                  sum,
                  window,
                  remedy(range.first(), fitting, budget * MOST_SHRINKING >= sum ? budget : 0)),
          sum,
          window);
    }
  }

  /** Text tokens at most: a token of text is at least one byte. */
  private static long tokensBeside(Question question) {
    return TEMPLATE_TOKENS
        + question.maxNewTokens()
        + (long) question.text().getBytes(StandardCharsets.UTF_8).length
        + question.instruction().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String remedy(int first, int fitting, long budget) {
    String ask =
        fitting == 0
            ? "lower the DPI"
            : "ask about pages " + first + "-" + fitting + ", lower the DPI";
    return budget > 0 ? ask + ", or set fit(" + budget + ")" : ask + " or take a denser preset";
  }
}
