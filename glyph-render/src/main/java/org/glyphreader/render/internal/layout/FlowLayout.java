package org.glyphreader.render.internal.layout;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.glyphreader.Size;
import org.glyphreader.spi.Layout;
import org.glyphreader.spi.PageSource;

/** A flow on pages: tables of lines and pages; a page object is made when asked for. */
final class FlowLayout implements Layout {

  private final Typeset typeset;
  private final LineTable lines;
  private final PageTable pages;
  private final PagePainter painter;
  private final int[] widths;
  private final int[] heights;
  private final long replaced;

  private FlowLayout(
      Typeset typeset,
      LineTable lines,
      PageTable pages,
      PagePainter painter,
      int[] widths,
      int[] heights,
      long replaced) {
    this.typeset = typeset;
    this.lines = lines;
    this.pages = pages;
    this.painter = painter;
    this.widths = widths;
    this.heights = heights;
    this.replaced = replaced;
  }

  /** The finished layout of what a compositor has placed. */
  static FlowLayout of(Typeset typeset, Compositor compositor) {
    LineTable lines = compositor.lines();
    PageTable pages = compositor.pages();
    PagePainter painter = new PagePainter(typeset, compositor);
    PageCropper cropper = new PageCropper(typeset, lines, pages, painter);
    int[] widths = new int[pages.size()];
    int[] heights = new int[pages.size()];
    for (int page = 0; page < widths.length; page++) {
      Size size = cropper.size(page);
      widths[page] = size.width();
      heights[page] = size.height();
    }
    long replaced = Replacements.count(typeset);
    return new FlowLayout(typeset, lines, pages, painter, widths, heights, replaced);
  }

  @Override
  public List<PageSource> pages() {
    return new PageList();
  }

  @Override
  public int pageStart(int index) {
    return pages.offset(Objects.checkIndex(index, pages.size()));
  }

  @Override
  public long replacedCharacters() {
    return replaced;
  }

  private final class PageList extends AbstractList<PageSource> implements RandomAccess {

    @Override
    public PageSource get(int index) {
      Objects.checkIndex(index, pages.size());
      int end = index + 1 < pages.size() ? pages.offset(index + 1) : typeset.text().length();
      return new FlowPage(
          typeset,
          lines,
          painter,
          index,
          widths[index],
          heights[index],
          pages.offset(index),
          end,
          pages.firstLine(index),
          painter.lastLine(index));
    }

    @Override
    public int size() {
      return pages.size();
    }
  }
}
