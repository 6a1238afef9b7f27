package org.glyphreader.documents;

import org.glyphreader.Pixels;

/**
 * How stored rows and columns become those of the upright image, as EXIF and TIFF number it from 1
 * (as stored) to 8.
 *
 * @param code 1 to 8
 */
record Orientation(int code) {

  static final Orientation AS_STORED = new Orientation(1);

  /** The orientation of that code; what is no code leaves the image as it is stored. */
  static Orientation of(int code) {
    return code >= 1 && code <= 8 ? new Orientation(code) : AS_STORED;
  }

  /** Whether rows become columns. */
  boolean swapsSides() {
    return code >= 5;
  }

  /** The upright image. */
  Pixels apply(Pixels stored) {
    if (code == 1) {
      return stored;
    }
    int width = swapsSides() ? stored.height() : stored.width();
    int height = swapsSides() ? stored.width() : stored.height();
    int channels = stored.channels();
    byte[] upright = new byte[width * height * channels];
    int to = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          upright[to++] = (byte) stored.get(storedX(x, y, stored), storedY(x, y, stored), channel);
        }
      }
    }
    return Pixels.wrap(width, height, channels, upright);
  }

  private int storedX(int x, int y, Pixels stored) {
    return switch (code) {
      case 2, 3 -> stored.width() - 1 - x;
      case 5, 6 -> y;
      case 7, 8 -> stored.width() - 1 - y;
      default -> x;
    };
  }

  private int storedY(int x, int y, Pixels stored) {
    return switch (code) {
      case 3, 4 -> stored.height() - 1 - y;
      case 5, 8 -> x;
      case 6, 7 -> stored.height() - 1 - x;
      default -> y;
    };
  }
}
