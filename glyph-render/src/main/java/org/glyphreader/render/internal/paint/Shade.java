package org.glyphreader.render.internal.paint;

/** Colours as 0xRRGGBB. */
public final class Shade {

  private Shade() {}

  /** Whether red, green and blue are equal. */
  public static boolean isGrey(int rgb) {
    return (rgb >> 16 & 0xFF) == (rgb & 0xFF) && (rgb >> 8 & 0xFF) == (rgb & 0xFF);
  }

  /** Luma by ITU-R BT.601, 0 to 255. */
  public static int luma(int rgb) {
    return luma(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF);
  }

  static int luma(int red, int green, int blue) {
    return red * 19595 + green * 38470 + blue * 7471 + 0x8000 >> 16;
  }
}
