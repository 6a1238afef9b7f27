package org.glyphreader.documents;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import org.glyphreader.Pixels;

/**
 * Turns decoded images into pixels. Grey values are taken as they are stored: Java takes them for
 * linear light and would brighten them.
 */
final class ImagePixels {

  private ImagePixels() {}

  static Pixels of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    boolean plainGrey =
        model instanceof ComponentColorModel
            && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
            && model.getTransferType() <= DataBuffer.TYPE_USHORT;
    return plainGrey ? grey(image, model) : Pixels.of(image);
  }

  private static Pixels grey(BufferedImage image, ColorModel model) {
    int width = image.getWidth();
    int height = image.getHeight();
    Raster raster = image.getRaster();
    int most = (1 << model.getComponentSize(0)) - 1;
    int opaque = model.hasAlpha() ? (1 << model.getComponentSize(1)) - 1 : 1;
    byte[] grey = new byte[width * height];
    int[] row = new int[width];
    int[] alpha = new int[width];
    for (int y = 0; y < height; y++) {
      raster.getSamples(0, y, width, 1, 0, row);
      if (model.hasAlpha()) {
        raster.getSamples(0, y, width, 1, 1, alpha);
      }
      for (int x = 0; x < width; x++) {
        double value = row[x] / (double) most;
        double opacity = model.hasAlpha() ? alpha[x] / (double) opaque : 1;
        grey[y * width + x] = (byte) Math.round(255 * (value * opacity + 1 - opacity));
      }
    }
    return Pixels.wrap(width, height, 1, grey);
  }
}
