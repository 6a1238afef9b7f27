package org.glyphreader.internal;

import java.util.List;
import java.util.Optional;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

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

  private static boolean same(PageSource one, PageSource other) {
    if (one.width() != other.width() || one.height() != other.height()) {
      return false;
    }
    Optional<Object> content = one.content();
    return content.isPresent()
        ? content.equals(other.content())
        : one.textLayer().map(TextLayer::text).equals(other.textLayer().map(TextLayer::text));
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
          before.pageStart(i + 1) == after.pageStart(i + 1) && same(old.get(i), grown.get(i));
      if (!same) {
        return i;
      }
    }
    return last;
  }
}
