package org.glyphreader;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.glyphreader.internal.Bicubic;

/**
 * The pixels of a page: rows from the top, pixels from the left, channels interleaved, one unsigned
 * byte each, no padding. Immutable and safe for use by several threads.
 *
 * <p>The buffer has the shape {@code (height, width, channels)}. One channel is grey (0 black, 255
 * white), three are red, green, blue.
 */
public final class Pixels {

  private final int width;
  private final int height;
  private final int channels;
  private final byte[] data;

  private Pixels(int width, int height, int channels, byte[] data) {
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.data = data;
  }

  /**
   * Wraps {@code data} without copying it; the caller must not write to it afterwards.
   *
   * @param width in px, at least 1
   * @param height in px, at least 1
   * @param channels 1 (grey) or 3 (RGB)
   * @param data exactly {@code width · height · channels} bytes
   * @return the pixels
   */
  public static Pixels wrap(int width, int height, int channels, byte[] data) {
    Objects.requireNonNull(data, "data");
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A page has at least 1 × 1 px, not " + width + " × " + height);
    }
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 or 3, not " + channels);
    }
    if (data.length != (long) width * height * channels) {
      throw new IllegalArgumentException(
          width + " × " + height + " × " + channels + " px do not fit " + data.length + " bytes");
    }
    return new Pixels(width, height, channels, data);
  }

  /**
   * {@return a copy of {@code image}: grey if its every pixel is, else RGB; transparency shows
   * white}
   *
   * @param image the image
   */
  public static Pixels of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (isGrey(image)) {
      return new Pixels(width, height, 1, greySamples(image));
    }
    boolean alpha = image.getColorModel().hasAlpha();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(width, height), 3)];
    boolean grey = true;
    int[] row = new int[width];
    int to = 0;
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        int opacity = alpha ? argb >>> 24 : 255;
        int r = onWhite(argb >> 16 & 0xFF, opacity);
        int g = onWhite(argb >> 8 & 0xFF, opacity);
        int b = onWhite(argb & 0xFF, opacity);
        grey &= r == g && g == b;
        rgb[to++] = (byte) r;
        rgb[to++] = (byte) g;
        rgb[to++] = (byte) b;
      }
    }
    if (!grey) {
      return new Pixels(width, height, 3, rgb);
    }
    byte[] single = new byte[width * height];
    for (int i = 0; i < single.length; i++) {
      single[i] = rgb[3 * i];
    }
    return new Pixels(width, height, 1, single);
  }

  /** Grey samples as they are: {@code getRGB} would take them for linear light and brighten. */
  private static boolean isGrey(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    int bits = colors.getComponentSize(0);
    return colors instanceof ComponentColorModel
        && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && (bits == 8 || bits == 16)
        && !colors.isAlphaPremultiplied();
  }

  private static byte[] greySamples(BufferedImage image) {
    int width = image.getWidth();
    int shift = image.getColorModel().getComponentSize(0) - 8;
    boolean alpha = image.getColorModel().hasAlpha();
    byte[] grey = new byte[Math.multiplyExact(width, image.getHeight())];
    int[] row = new int[width];
    int[] opacity = new int[width];
    for (int y = 0, to = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, width, 1, 0, row);
      if (alpha) {
        image.getRaster().getSamples(0, y, width, 1, 1, opacity);
      }
      for (int x = 0; x < width; x++) {
        grey[to++] = (byte) onWhite(row[x] >> shift, alpha ? opacity[x] >> shift : 255);
      }
    }
    return grey;
  }

  private static int onWhite(int value, int opacity) {
    return (value * opacity + 255 * (255 - opacity) + 127) / 255;
  }

  /** {@return width in px} */
  public int width() {
    return width;
  }

  /** {@return height in px} */
  public int height() {
    return height;
  }

  /** {@return 1 for grey, 3 for red, green, blue} */
  public int channels() {
    return channels;
  }

  /** {@return a read-only view of the bytes, positioned at the first} */
  public ByteBuffer bytes() {
    return ByteBuffer.wrap(data).asReadOnlyBuffer();
  }

  /**
   * {@return the value 0..255 of one channel of the pixel at column {@code x}, row {@code y}}
   *
   * @param x column, from 0
   * @param y row, from 0
   * @param channel from 0
   */
  public int get(int x, int y, int channel) {
    Objects.checkIndex(x, width);
    Objects.checkIndex(y, height);
    Objects.checkIndex(channel, channels);
    return data[(y * width + x) * channels + channel] & 0xFF;
  }

  /**
   * {@return these pixels in one channel, by the luma weights of ITU-R BT.601; {@code this} if
   * grey}
   */
  public Pixels grey() {
    if (channels == 1) {
      return this;
    }
    byte[] grey = new byte[width * height];
    for (int i = 0, from = 0; i < grey.length; i++, from += 3) {
      int r = data[from] & 0xFF;
      int g = data[from + 1] & 0xFF;
      int b = data[from + 2] & 0xFF;
      grey[i] = (byte) ((299 * r + 587 * g + 114 * b + 500) / 1000);
    }
    return new Pixels(width, height, 1, grey);
  }

  /**
   * {@return these pixels at another size: antialiased bicubic resampling as Pillow does it, which
   * is what the image processors of vision-language models use; {@code this} if it is their size}
   *
   * @param size the size in px
   */
  public Pixels resize(Size size) {
    return Bicubic.resize(this, size);
  }

  /** {@return a fresh image with these pixels: {@code TYPE_BYTE_GRAY} or {@code TYPE_3BYTE_BGR}} */
  public BufferedImage toImage() {
    if (channels == 1) {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setDataElements(0, 0, width, height, data);
      return image;
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setDataElements(0, 0, width, height, data);
    return image;
  }
}
