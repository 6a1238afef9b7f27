package org.glyphreader.documents;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.image.BufferedImage;

/** What a web page puts on one of its pages. Immutable; coordinates are dots of the layout. */
sealed interface WebMark permits WebMark.Area, WebMark.Outline, WebMark.Picture, WebText {

  /** Paints the mark. */
  void paint(WebCanvas canvas);

  /** A filled area. */
  record Area(Shape shape, Color color) implements WebMark {
    @Override
    public void paint(WebCanvas canvas) {
      Graphics2D g = canvas.graphics();
      g.setColor(color);
      g.fill(shape);
    }
  }

  /** A line along a shape. */
  record Outline(Shape shape, Stroke stroke, Color color) implements WebMark {

    static final Stroke THIN = new BasicStroke(1);

    @Override
    public void paint(WebCanvas canvas) {
      Graphics2D g = canvas.graphics();
      g.setColor(color);
      g.setStroke(stroke);
      g.draw(shape);
    }
  }

  /** An image. */
  record Picture(BufferedImage image, Rectangle at) implements WebMark {
    @Override
    public void paint(WebCanvas canvas) {
      Graphics2D g = canvas.graphics();
      g.drawImage(image, at.x, at.y, at.width, at.height, null);
    }
  }
}
