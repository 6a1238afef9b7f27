package org.glyphreader.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.glyphreader.Pixels;
import org.glyphreader.Size;
import org.junit.jupiter.api.Test;

/** Pixels, and resizing them as Pillow does. */
class PixelsTest {

  private static Pixels pattern(int width, int height, int channels) {
    byte[] data = new byte[width * height * channels];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * i * 37 + i * 11);
    }
    return Pixels.wrap(width, height, channels, data);
  }

  private static byte[] bytes(Pixels pixels) {
    byte[] bytes = new byte[pixels.bytes().remaining()];
    pixels.bytes().get(bytes);
    return bytes;
  }

  @Test
  void resizingGivesTheBytesThatPillowGives() {
    for (String[] row : Resources.rows("bicubic.txt")) {
      int[] n = Arrays.stream(row, 0, 5).mapToInt(Integer::parseInt).toArray();
      Pixels resized = Bicubic.resize(pattern(n[0], n[1], n[2]), new Size(n[3], n[4]));
      assertThat(HexFormat.of().formatHex(bytes(resized)))
          .as("%s x %s x %s to %s x %s", (Object[]) Arrays.copyOf(row, 5))
          .isEqualTo(row[5]);
    }
  }

  @Test
  void resizingKeepsAConstantConstantAndARampMonotone() {
    byte[] constant = new byte[30 * 20];
    Arrays.fill(constant, (byte) 137);
    byte[] ramp = new byte[30 * 20];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (i % 30 * 8);
    }
    for (Size size : new Size[] {new Size(7, 9), new Size(61, 45), new Size(30, 3)}) {
      assertThat(bytes(Bicubic.resize(Pixels.wrap(30, 20, 1, constant), size)))
          .containsOnly((byte) 137);
      Pixels ramped = Bicubic.resize(Pixels.wrap(30, 20, 1, ramp), size);
      for (int x = 1; x < size.width(); x++) {
        assertThat(ramped.get(x, 1, 0)).isGreaterThanOrEqualTo(ramped.get(x - 1, 1, 0));
      }
    }
  }

  @Test
  void resizingToTheSameSizeGivesTheSameObject() {
    Pixels pixels = pattern(4, 3, 3);
    assertThat(Bicubic.resize(pixels, new Size(4, 3))).isSameAs(pixels);
  }

  @Test
  void anImageAndBackAreTheSameBytes() {
    for (int channels : new int[] {1, 3}) {
      Pixels pixels = pattern(9, 5, channels);
      Pixels back = Pixels.of(pixels.toImage());
      assertThat(back.channels()).isEqualTo(channels);
      assertThat(bytes(back)).isEqualTo(bytes(pixels));
    }
  }

  @Test
  void aPngAndBackAreTheSameBytes() throws IOException {
    for (int channels : new int[] {1, 3}) {
      Pixels pixels = pattern(9, 5, channels);
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(pixels)));
      assertThat(bytes(Pixels.of(read))).isEqualTo(bytes(pixels));
    }
  }

  @Test
  void colourImagesWithoutColourAreGreyAndTransparencyIsWhite() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFF404040);
    image.setRGB(1, 0, 0x00FF0000);
    Pixels pixels = Pixels.of(image);
    assertThat(pixels.channels()).isEqualTo(1);
    assertThat(pixels.get(0, 0, 0)).isEqualTo(0x40);
    assertThat(pixels.get(1, 0, 0)).isEqualTo(255);
  }

  @Test
  void sixteenBitGreyKeepsItsUpperByte() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 0x80FF);
    assertThat(Pixels.of(image).get(0, 0, 0)).isEqualTo(0x80);
  }

  @Test
  void greyFollowsTheLumaWeights() {
    Pixels rgb = Pixels.wrap(1, 1, 3, new byte[] {(byte) 200, 100, 50});
    assertThat(rgb.grey().get(0, 0, 0)).isEqualTo(Math.round(0.299f * 200 + 58.7f + 5.7f));
    Pixels grey = rgb.grey();
    assertThat(grey.grey()).isSameAs(grey);
  }

  @Test
  void theBytesAreAReadOnlyView() {
    assertThat(pattern(2, 2, 1).bytes().isReadOnly()).isTrue();
  }

  @Test
  void badShapesAndPlacesAreRefused() {
    assertThatThrownBy(() -> Pixels.wrap(0, 5, 1, new byte[0]))
        .hasMessage("A page has at least 1 × 1 px, not 0 × 5");
    assertThatThrownBy(() -> Pixels.wrap(1, 1, 4, new byte[4]))
        .hasMessage("channels must be 1 or 3, not 4");
    assertThatThrownBy(() -> Pixels.wrap(2, 2, 3, new byte[11]))
        .hasMessage("2 × 2 × 3 px do not fit 11 bytes");
    Pixels pixels = pattern(2, 3, 1);
    assertThatThrownBy(() -> pixels.get(2, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> pixels.get(0, 3, 0)).hasMessageContaining("Index 3");
  }
}
