package org.glyphreader.documents;

import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import org.glyphreader.DocumentFormatException;

/**
 * How a PDF page lies on its pixels: the crop box at a resolution, times the user unit, turned by
 * the page's rotation.
 *
 * @param left of the crop box, user space units
 * @param bottom of the crop box, user space units
 * @param cropWidth user space units
 * @param cropHeight user space units
 * @param rotation clockwise: 0, 90, 180 or 270 degrees
 * @param scale px per user space unit
 * @param width px
 * @param height px
 */
record PageGeometry(
    float left,
    float bottom,
    float cropWidth,
    float cropHeight,
    int rotation,
    float scale,
    int width,
    int height) {

  /**
   * The geometry of {@code page}, refused if its pixels would not fit.
   *
   * @param what the page, for messages
   */
  static PageGeometry of(String what, PDPage page, int dpi) {
    PDRectangle crop = page.getCropBox();
    float scale = dpi / 72f * page.getUserUnit();
    double wide = Math.max(Math.floor(crop.getWidth() * scale), 1);
    double high = Math.max(Math.floor(crop.getHeight() * scale), 1);
    if (!(wide * high <= Limits.PIXELS)) {
      throw new DocumentFormatException(
          String.format(
              Locale.ROOT,
              "%s measures %s × %s units of %s/72 inch: at %d dpi %.0f × %.0f = %.0f px; at most %d"
                  + " are drawn: lower the dpi",
              what,
              crop.getWidth(),
              crop.getHeight(),
              page.getUserUnit(),
              dpi,
              wide,
              high,
              wide * high,
              Limits.PIXELS));
    }
    int rotation = page.getRotation();
    boolean upright = rotation % 180 == 0;
    return new PageGeometry(
        crop.getLowerLeftX(),
        crop.getLowerLeftY(),
        crop.getWidth(),
        crop.getHeight(),
        rotation,
        scale,
        (int) (upright ? wide : high),
        (int) (upright ? high : wide));
  }

  /** The x in px of a point in units from the crop box's lower left corner. */
  double pixelX(double x, double y) {
    return scale
        * switch (rotation) {
          case 90 -> y;
          case 180 -> cropWidth - x;
          case 270 -> cropHeight - y;
          default -> x;
        };
  }

  /** The y in px, downwards, of a point in units from the crop box's lower left corner. */
  double pixelY(double x, double y) {
    return scale
        * switch (rotation) {
          case 90 -> x;
          case 180 -> y;
          case 270 -> cropWidth - x;
          default -> cropHeight - y;
        };
  }

  /** The share, 0..1, of the page that an image covers which is drawn through {@code matrix}. */
  double share(Matrix matrix) {
    double area =
        matrix.getScaleX() * (double) matrix.getScaleY()
            - matrix.getShearX() * (double) matrix.getShearY();
    return Math.min(1, Math.abs(area) / ((double) cropWidth * cropHeight));
  }
}
