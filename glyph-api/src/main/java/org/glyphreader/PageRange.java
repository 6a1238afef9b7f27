package org.glyphreader;

/**
 * Pages from {@code first} to {@code last}, both included.
 *
 * @param first from 1
 * @param last not before {@code first}
 */
public record PageRange(int first, int last) {

  /** Checks the order. {@inheritDoc} */
  public PageRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException(
          "Pages " + first + "-" + last + ": the first is 1, and the last not before the first");
    }
  }

  /**
   * {@return whether the range holds that page}
   *
   * @param page a page number
   */
  public boolean contains(int page) {
    return page >= first && page <= last;
  }

  /** {@return how many pages it holds} */
  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
