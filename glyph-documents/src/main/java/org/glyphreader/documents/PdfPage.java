package org.glyphreader.documents;

import java.util.Optional;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A page of an open PDF; painted and read anew each time. Safe for use by several threads. */
final class PdfPage implements PageSource {

  private final PdfFile file;
  private final int index;
  private final PageGeometry geometry;

  PdfPage(PdfFile file, int index, PageGeometry geometry) {
    this.file = file;
    this.index = index;
    this.geometry = geometry;
  }

  @Override
  public int width() {
    return geometry.width();
  }

  @Override
  public int height() {
    return geometry.height();
  }

  @Override
  public Optional<TextLayer> textLayer() {
    return file.page(
        index,
        document ->
            PageText.of(PageGlyphs.of(what(), document.getPage(index), geometry), geometry));
  }

  @Override
  public Pixels paint() {
    return file.page(index, document -> PagePainter.paint(what(), document, index, geometry));
  }

  private String what() {
    return file.name() + ", page " + (index + 1);
  }

  @Override
  public String toString() {
    return what();
  }
}
