package org.glyphreader.internal;

import org.glyphreader.Size;
import org.glyphreader.VisualTokenizer;

/**
 * Models that cut an image into square patches: each side goes to the nearest multiple of {@code
 * factor}, inside limits on {@code frames · width · height}; a token is one {@code factor × factor}
 * square.
 */
public final class PatchTokens implements VisualTokenizer {

  private static final int MAX_ASPECT = 200;

  private final String name;
  private final int factor;
  private final int frames;
  private final boolean enlargesSmall;
  private final long minPixels;
  private final long maxPixels;

  private PatchTokens(
      String name, int factor, int frames, boolean enlargesSmall, long minPixels, long maxPixels) {
    if (minPixels < 1 || maxPixels < minPixels) {
      throw new IllegalArgumentException(
          "Pixel limits from " + minPixels + " to " + maxPixels + " hold no image");
    }
    this.name = name;
    this.factor = factor;
    this.frames = frames;
    this.enlargesSmall = enlargesSmall;
    this.minPixels = minPixels;
    this.maxPixels = maxPixels;
  }

  public static PatchTokens glm4v(String name, int factor, long minPixels, long maxPixels) {
    return new PatchTokens(name, factor, 2, true, minPixels, maxPixels);
  }

  public static PatchTokens qwen(String name, int factor, long minPixels, long maxPixels) {
    return new PatchTokens(name, factor, 1, false, minPixels, maxPixels);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Size resize(int width, int height) {
    Size given = new Size(width, height);
    double w = given.width();
    double h = given.height();
    if (enlargesSmall && (w < factor || h < factor)) {
      double scale = Math.max(factor / h, factor / w);
      h = Math.floor(h * scale);
      w = Math.floor(w * scale);
    }
    if (Math.max(h, w) / Math.min(h, w) > MAX_ASPECT) {
      throw new IllegalArgumentException(
          name
              + " refuses an image of "
              + width
              + " × "
              + height
              + " px: one side is more than "
              + MAX_ASPECT
              + " times the other");
    }
    long roundedH = (long) Math.rint(h / factor) * factor;
    long roundedW = (long) Math.rint(w / factor) * factor;
    long pixels = frames * roundedH * roundedW;
    if (pixels > maxPixels) {
      double beta = Math.sqrt(frames * h * w / maxPixels);
      roundedH = Math.max(factor, (long) Math.floor(h / beta / factor) * factor);
      roundedW = Math.max(factor, (long) Math.floor(w / beta / factor) * factor);
    } else if (pixels < minPixels) {
      double beta = Math.sqrt(minPixels / (frames * h * w));
      roundedH = (long) Math.ceil(h * beta / factor) * factor;
      roundedW = (long) Math.ceil(w * beta / factor) * factor;
    }
    return new Size((int) Math.max(factor, roundedW), (int) Math.max(factor, roundedH));
  }

  @Override
  public long tokens(int width, int height) {
    Size size = resize(width, height);
    return (long) (size.width() / factor) * (size.height() / factor);
  }

  @Override
  public String toString() {
    return name + "[" + minPixels + ".." + maxPixels + "]";
  }
}
