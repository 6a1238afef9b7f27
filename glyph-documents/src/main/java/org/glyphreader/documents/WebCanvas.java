package org.glyphreader.documents;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.glyphreader.Pixels;

/** A page of a web page while it is painted. For one page and thread. */
final class WebCanvas implements AutoCloseable {

  private final BufferedImage image;
  private final int[] rgb;
  private final Graphics2D g;
  private final GlyphMasks masks;
  private final WebPage page;

  WebCanvas(WebPage page, GlyphMasks masks) {
    this.page = page;
    this.masks = masks;
    this.image = new BufferedImage(page.width(), page.height(), BufferedImage.TYPE_INT_RGB);
    this.rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    this.g = image.createGraphics();
    g.setColor(new Color(page.background()));
    g.fillRect(0, 0, page.width(), page.height());
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    g.scale(page.scale(), page.scale());
    g.translate(page.dx(), page.dy());
  }

  /** For shapes and pictures, in dots of the layout. */
  Graphics2D graphics() {
    return g;
  }

  /**
   * Draws characters that stand for themselves.
   *
   * @param edges where the characters begin, from {@code from} on, dots of the layout
   * @param baseline dots of the layout
   */
  void draw(Font font, CharSequence text, float[] edges, int from, double baseline, Color color) {
    float[] x = new float[text.length()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) ((edges[from + i] + page.dx()) * page.scale());
    }
    int y = (int) Math.round((baseline + page.dy()) * page.scale());
    masks.draw(image, rgb, font, text, x, y, color.getRGB());
  }

  /** What was painted. */
  Pixels pixels() {
    return ImagePixels.of(image);
  }

  @Override
  public void close() {
    g.dispose();
  }
}
