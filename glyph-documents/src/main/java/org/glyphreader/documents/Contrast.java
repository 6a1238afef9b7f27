package org.glyphreader.documents;

/** How well two colours stand out from each other (WCAG 2, relative luminance). */
final class Contrast {

  private Contrast() {}

  /** {@return 1 for the same luminance, up to 21 for black on white} Colours are 0xRRGGBB. */
  static double of(int one, int other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 0xFF)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
