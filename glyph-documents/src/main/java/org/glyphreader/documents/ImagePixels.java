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
    if (plainGrey) {
      return grey(image, model);
    }
    return image.getType() == BufferedImage.TYPE_INT_RGB ? rgb(image) : Pixels.of(image);
  }

  /** The bytes of packed colours, in one channel if all are grey. */
  private static Pixels rgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] packed = (int[]) image.getRaster().getDataElements(0, 0, width, height, null);
    boolean grey = true;
    for (int i = 0; grey && i < packed.length; i++) {
      grey = (packed[i] & 0xFFFF) == (packed[i] >> 8 & 0xFFFF);
    }
    int channels = grey ? 1 : 3;
    byte[] bytes = new byte[Math.multiplyExact(packed.length, channels)];
    int to = 0;
    for (int pixel : packed) {
      if (!grey) {
        bytes[to++] = (byte) (pixel >> 16);
        bytes[to++] = (byte) (pixel >> 8);
      }
      bytes[to++] = (byte) pixel;
    }
    return Pixels.wrap(width, height, channels, bytes);
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
