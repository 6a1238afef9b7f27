package org.glyphreader.internal;

import java.util.Optional;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** A page of a part that is painted only if the engine does not have its pixels. */
record CachedPage(Part part, int index, PageSource page, PageCache.Shelf shelf)
    implements PageSource {

  /** A page of unknown content: equal to itself alone. */
  private record Place(Part part, int index) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Place place && place.part == part && place.index == index;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(part) + index;
    }
  }

  @Override
  public int width() {
    return page.width();
  }

  @Override
  public int height() {
    return page.height();
  }

  @Override
  public Optional<TextLayer> textLayer() {
    return page.textLayer();
  }

  @Override
  public Optional<Object> content() {
    return page.content();
  }

  @Override
  public Pixels paint() {
    return shelf.isUseful()
        ? shelf.paint(page.content().orElseGet(() -> new Place(part, index)), page)
        : page.paint();
  }
}
