package org.glyphreader.render.internal.paint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mask holds the exact area that an outline covers of each pixel")
class GlyphRasterizerTest {

  private static double area(GlyphMask mask) {
    double sum = 0;
    for (byte coverage : mask.coverage()) {
      sum += (coverage & 0xFF) / 255.0;
    }
    return sum;
  }

  private static int at(GlyphMask mask, int x, int y) {
    return mask.coverage()[(mask.top() - 1 - y) * mask.stride() + x - mask.left()] & 0xFF;
  }

  @Test
  void aRectangleCoversItsPixelsByParts() {
    Path2D square = new Path2D.Double(new Rectangle2D.Double(1, 2, 2.5, 1.25));
    GlyphMask mask = GlyphRasterizer.rasterize(square, 1, 0);
    assertThat(at(mask, 1, 2)).isEqualTo(255);
    assertThat(at(mask, 3, 2)).isEqualTo(128);
    assertThat(at(mask, 1, 3)).isEqualTo(64);
    assertThat(at(mask, 3, 3)).isEqualTo(32);
  }

  @Test
  void phasesMoveTheInkByQuarters() {
    Path2D square = new Path2D.Double(new Rectangle2D.Double(0, 0, 1, 1));
    GlyphMask mask = GlyphRasterizer.rasterize(square, 1, 0.75);
    assertThat(at(mask, 0, 0)).isEqualTo(64);
    assertThat(at(mask, 1, 0)).isEqualTo(192);
  }

  @Test
  void theDirectionOfAContourDoesNotMatterAndAHoleIsLeftOut() {
    Path2D ring = new Path2D.Double();
    ring.append(new Rectangle2D.Double(0, 0, 6, 6), false);
    ring.moveTo(2, 2);
    ring.lineTo(2, 4);
    ring.lineTo(4, 4);
    ring.lineTo(4, 2);
    ring.closePath();
    assertThat(area(GlyphRasterizer.rasterize(ring, 1, 0))).isEqualTo(32);
  }

  @Test
  void curvesCoverTheirArea() {
    Path2D circle = new Path2D.Double(new Ellipse2D.Double(-5, -5, 10, 10));
    assertThat(area(GlyphRasterizer.rasterize(circle, 1, 0)))
        .isCloseTo(Math.PI * 25, Offset.offset(1.0));
    assertThat(area(GlyphRasterizer.rasterize(circle, 0.1, 0.25)))
        .isCloseTo(Math.PI / 4, Offset.offset(0.08));
  }

  @Test
  void anEmptyOutlineHasNoMask() {
    assertThat(GlyphRasterizer.rasterize(new Path2D.Double(), 1, 0).coverage()).isEmpty();
  }
}
