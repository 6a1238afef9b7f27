package org.glyphreader.internal;

import org.glyphreader.ContextOverflowException;
import org.glyphreader.Page;
import org.glyphreader.PageRange;

/** Says before anything is encoded whether pages fit a model's context window. */
final class ContextWindow {

  private ContextWindow() {}

  static void check(Pages pages, PageRange range, long window) {
    long sum = 0;
    int fitting = 0;
    for (int number = range.first(); number <= range.last(); number++) {
      Page page = pages.get(number - 1);
      sum += page.visualTokens();
      fitting = sum <= window ? number : fitting;
    }
    if (sum > window) {
      String remedy =
          fitting == 0
              ? "lower the DPI or take a denser preset"
              : "ask about pages "
                  + range.first()
                  + "-"
                  + fitting
                  + ", lower the DPI, or set fit("
                  + window
                  + ")";
      throw new ContextOverflowException(
          "%d pages cost %d visual tokens, more than the context window of %d; %s"
              .formatted(range.size(), sum, window, remedy),
          sum,
          window);
    }
  }
}
