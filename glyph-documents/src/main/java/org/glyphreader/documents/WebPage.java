package org.glyphreader.documents;

import java.util.List;
import java.util.Optional;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/**
 * A page of a web page that was laid out. Immutable, safe for use by several threads.
 *
 * @param width px
 * @param height px
 * @param marks in the order of painting, dots of the layout
 * @param dx what takes a mark to its place, dots
 * @param dy what takes a mark to its place, dots
 * @param scale px for each dot
 * @param background 0xRRGGBB
 * @param masks the characters of all pages of its scale
 * @param text its words
 */
record WebPage(
    int width,
    int height,
    List<WebMark> marks,
    int dx,
    int dy,
    double scale,
    int background,
    GlyphMasks masks,
    TextLayer text)
    implements PageSource {

  /** The page of a sheet, without what the layout made it of. */
  static WebPage of(
      WebSheet sheet, int width, int height, double scale, int background, GlyphMasks masks) {
    List<WebMark> alone =
        sheet.marks().stream()
            .map(mark -> mark instanceof WebText words ? words.alone() : mark)
            .toList();
    TextLayer text = WebLines.of(sheet, scale, width, height);
    return new WebPage(
        width, height, alone, sheet.dx(), sheet.dy(), scale, background, masks, text);
  }

  /** This page without the empty rest below its marks, but for a margin. */
  WebPage cropped(int margin) {
    double bottom = 0;
    for (WebMark mark : marks) {
      if (mark instanceof WebText words) {
        bottom = Math.max(bottom, words.baseline() + words.font().size() * 0.3);
      } else if (mark instanceof WebMark.Picture picture) {
        bottom = Math.max(bottom, picture.at().getMaxY());
      } else if (mark instanceof WebMark.Outline outline) {
        bottom = Math.max(bottom, outline.shape().getBounds2D().getMaxY());
      }
    }
    int cut = (int) Math.ceil((bottom + dy) * scale) + margin;
    int least = Math.min(height, Math.max(1, cut));
    return new WebPage(width, least, marks, dx, dy, scale, background, masks, text);
  }

  @Override
  public Optional<TextLayer> textLayer() {
    return Optional.of(text);
  }

  @Override
  public Pixels paint() {
    try (WebCanvas canvas = new WebCanvas(this, masks)) {
      marks.forEach(mark -> mark.paint(canvas));
      return canvas.pixels();
    }
  }
}
