package org.glyphreader.render.internal.layout;

import java.util.Optional;
import org.glyphreader.Pixels;
import org.glyphreader.render.internal.paint.Canvas;
import org.glyphreader.render.internal.paint.Resampler;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/**
 * One page of a layout.
 *
 * @param index counted from 0
 * @param width final width, px
 * @param height final height, px
 * @param start offset where its part of the text begins
 * @param end offset behind it
 * @param firstLine index of its first line
 * @param lastLine index behind its last line
 */
record FlowPage(
    Typeset typeset,
    LineTable lines,
    PagePainter painter,
    int index,
    int width,
    int height,
    int start,
    int end,
    int firstLine,
    int lastLine)
    implements PageSource {

  @Override
  public Optional<TextLayer> textLayer() {
    return Optional.of(PageText.of(this));
  }

  @Override
  public Optional<Object> content() {
    return PageContent.of(this);
  }

  @Override
  public Pixels paint() {
    PageGeometry geometry = typeset.geometry();
    int channels = typeset.channels();
    if (geometry.scaledWidth() == geometry.width()) {
      Canvas canvas = painter.paint(index, 0, 0, width, height);
      return Pixels.wrap(width, height, channels, canvas.data());
    }
    Canvas canvas = painter.paint(index, 0, 0, geometry.width(), height);
    byte[] scaled = new Resampler(geometry.width(), geometry.scaledWidth()).columnsFrom(0, canvas);
    return Pixels.wrap(width, height, channels, cut(scaled, geometry.scaledWidth(), channels));
  }

  private byte[] cut(byte[] rows, int fullWidth, int channels) {
    if (width == fullWidth) {
      return rows;
    }
    byte[] cut = new byte[width * height * channels];
    for (int row = 0; row < height; row++) {
      System.arraycopy(
          rows, row * fullWidth * channels, cut, row * width * channels, width * channels);
    }
    return cut;
  }

  @Override
  public String toString() {
    return "Page " + (index + 1) + ", " + width + " × " + height + " px";
  }
}
