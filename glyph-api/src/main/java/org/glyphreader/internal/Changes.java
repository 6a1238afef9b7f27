package org.glyphreader.internal;

import java.util.List;
import org.glyphreader.spi.PageSource;

/** Finds what appended text changes. */
final class Changes {

  private Changes() {}

  /** The first page, from 1, that is not the same; the last old one always counts as changed. */
  static int firstPage(Contents before, Contents after) {
    int page = 1;
    for (int i = 0; i < before.parts().size(); i++) {
      Part one = before.parts().get(i);
      Part other = after.parts().get(i);
      if (one != other) {
        return page + firstIndex(one, other);
      }
      page += one.pages().size();
    }
    return page;
  }

  private static int firstIndex(Part before, Part after) {
    if (!before.config().equals(after.config())) {
      return 0;
    }
    List<PageSource> old = before.pages();
    List<PageSource> grown = after.pages();
    int last = Math.min(old.size(), grown.size()) - 1;
    for (int i = 0; i < last; i++) {
      boolean same =
          before.pageStart(i + 1) == after.pageStart(i + 1)
              && old.get(i).width() == grown.get(i).width()
              && old.get(i).height() == grown.get(i).height();
      if (!same) {
        return i;
      }
    }
    return last;
  }
}
