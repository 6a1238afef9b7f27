package org.glyphreader.optical.vision;

import java.util.Objects;
import org.glyphreader.Box;
import org.glyphreader.Pixels;

/**
 * A line of text on a page, or a part of one, and the band of pixels it is read from. The band may
 * rise or fall, as lines do on a page scanned askew.
 *
 * @param page the pixels it is on
 * @param x left edge of the band, px
 * @param y upper edge at {@code x}, px
 * @param width px, positive
 * @param height of the type with a little room above and below, px, positive
 * @param slope px by which the band falls for each px to the right, −1 to 1
 */
public record TextStrip(
    Pixels page, double x, double y, double width, double height, double slope) {

  /**
   * How far the band reaches above the baseline, in font sizes. Measured on pages of 9 px type with
   * a line pitch of 10 px: more lets the line above in, less cuts accents off.
   */
  private static final double ASCENT = 0.95;

  /** How far the band reaches below the baseline, in font sizes. */
  private static final double DESCENT = 0.25;

  /**
   * Checks the numbers.
   *
   * @param page the pixels it is on
   * @param x left edge of the band, px
   * @param y upper edge at {@code x}, px
   * @param width px, positive
   * @param height of the type with a little room above and below, px, positive
   * @param slope px by which the band falls for each px to the right, −1 to 1
   */
  public TextStrip {
    Objects.requireNonNull(page, "page");
    if (!(width > 0 && height > 0 && Math.abs(slope) <= 1 && Double.isFinite(x + y))) {
      throw new IllegalArgumentException(
          "No strip of " + width + " × " + height + " px, slope " + slope);
    }
  }

  /**
   * A strip whose type is known, as on a page that was laid out here.
   *
   * @param page the pixels it is on
   * @param x left edge, px
   * @param width px
   * @param baseline y of the baseline, px
   * @param fontSize px
   * @return a level strip
   */
  public static TextStrip onBaseline(
      Pixels page, double x, double width, double baseline, double fontSize) {
    return new TextStrip(
        page, x, baseline - ASCENT * fontSize, width, (ASCENT + DESCENT) * fontSize, 0);
  }

  /** {@return the size of the type, estimated from the height of the band, px} */
  double fontSize() {
    return height / (ASCENT + DESCENT);
  }

  /** {@return the smallest box that holds the band, px; clipped to the page} */
  public Box box() {
    double fall = slope * width;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y + Math.min(0, fall));
    int right = (int) Math.ceil(x + width);
    int bottom = (int) Math.ceil(y + height + Math.max(0, fall));
    return new Box(left, top, right - left, bottom - top).clip(page.width(), page.height());
  }
}
