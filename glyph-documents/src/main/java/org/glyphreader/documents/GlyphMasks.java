package org.glyphreader.documents;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The characters of a web page as they look at its resolution, each drawn once for a quarter of a
 * pixel and then copied: filling outlines again and again takes most of the time of painting. Safe
 * for use by several threads.
 */
final class GlyphMasks {

  private static final int QUARTERS = 4;

  /** More masks than this are not kept: ideographs in many sizes. */
  private static final int MOST = 20_000;

  private final double scale;
  private final Map<Font, Map<Integer, Mask>> kept = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  /**
   * Masks for pages of one scale.
   *
   * @param scale px for each unit of the fonts' sizes
   */
  GlyphMasks(double scale) {
    this.scale = scale;
  }

  /** How much of each pixel a character covers, 0..255, rows from the top. */
  private record Mask(int left, int top, int width, byte[] coverage) {

    void draw(int[] rgb, int pageWidth, int x, int y, int color) {
      int height = width == 0 ? 0 : coverage.length / width;
      int firstColumn = Math.max(0, -(x + left));
      int columns = Math.min(width, pageWidth - x - left);
      int lastRow = Math.min(height, rgb.length / pageWidth - y - top);
      for (int row = Math.max(0, -(y + top)); row < lastRow; row++) {
        int to = (y + top + row) * pageWidth + x + left;
        for (int column = firstColumn; column < columns; column++) {
          int covered = coverage[row * width + column] & 0xFF;
          if (covered > 0) {
            rgb[to + column] = mix(rgb[to + column], color, covered);
          }
        }
      }
    }

    private static int mix(int below, int above, int covered) {
      int mixed = 0;
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = below >> shift & 0xFF;
        int to = above >> shift & 0xFF;
        mixed |= from + ((to - from) * covered + (to > from ? 127 : -127)) / 255 << shift;
      }
      return mixed;
    }
  }

  /**
   * Draws characters that stand for themselves.
   *
   * @param image of type {@code TYPE_INT_RGB}
   * @param rgb its pixels
   * @param x of each character's pen, px
   * @param baseline px
   */
  void draw(
      BufferedImage image,
      int[] rgb,
      Font font,
      CharSequence text,
      float[] x,
      int baseline,
      int color) {
    Map<Integer, Mask> masks = kept.computeIfAbsent(font, f -> new ConcurrentHashMap<>());
    for (int i = 0; i < text.length(); i++) {
      int quarters = Math.round(x[i] * QUARTERS);
      int pixel = Math.floorDiv(quarters, QUARTERS);
      int part = quarters - pixel * QUARTERS;
      int key = text.charAt(i) * QUARTERS + part;
      Mask mask = masks.get(key);
      if (mask == null) {
        mask = make(font, text.charAt(i), part / (double) QUARTERS);
        if (count.incrementAndGet() <= MOST) {
          masks.put(key, mask);
        }
      }
      mask.draw(rgb, image.getWidth(), pixel, baseline, color);
    }
  }

  private Mask make(Font font, char c, double part) {
    AffineTransform place = new AffineTransform(scale, 0, 0, scale, part, 0);
    Shape outline =
        place.createTransformedShape(
            font.createGlyphVector(WebType.UNHINTED, new char[] {c}).getOutline());
    Rectangle bounds = outline.getBounds();
    if (bounds.isEmpty()) {
      return new Mask(0, 0, 0, new byte[0]);
    }
    BufferedImage image =
        new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Color.WHITE);
      g.translate(-bounds.x, -bounds.y);
      g.fill(outline);
    } finally {
      g.dispose();
    }
    byte[] coverage = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new Mask(bounds.x, bounds.y, bounds.width, coverage);
  }
}
