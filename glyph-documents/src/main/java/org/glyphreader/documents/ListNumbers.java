package org.glyphreader.documents;

import org.jsoup.nodes.Element;

/** The markers of the items of one HTML list. For one thread. */
final class ListNumbers {

  private final boolean ordered;
  private final int step;
  private long next;

  private ListNumbers(boolean ordered, int step, long next) {
    this.ordered = ordered;
    this.step = step;
    this.next = next;
  }

  static ListNumbers of(Element list) {
    boolean ordered = list.normalName().equals("ol");
    boolean reversed = ordered && list.hasAttr("reversed");
    long first = reversed ? list.childrenSize() : 1;
    return new ListNumbers(ordered, reversed ? -1 : 1, number(list.attr("start"), first));
  }

  /** The marker of {@code item}, which is the next. */
  String next(Element item) {
    if (!ordered) {
      return "- ";
    }
    long number = number(item.attr("value"), next);
    next = number + step;
    return number + ". ";
  }

  private static long number(String text, long otherwise) {
    return text.strip().matches("-?\\d{1,9}") ? Long.parseLong(text.strip()) : otherwise;
  }
}
