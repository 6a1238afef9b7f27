package org.glyphreader.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentReaderProvider;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.PageSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReaderTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "tiff"})
  void losslessFormatsKeepEveryPixel(String format) {
    BufferedImage image = checkers(40, 30);
    PageSource page = read(encoded(image, format), "image/" + format).pages().get(0);
    assertThat(page.width()).isEqualTo(40);
    assertThat(page.height()).isEqualTo(30);
    assertThat(page.textLayer()).isEmpty();
    Pixels pixels = page.paint();
    assertThat(pixels.channels()).isEqualTo(3);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 40; x++) {
        assertThat(rgb(pixels, x, y)).isEqualTo(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
  }

  @Test
  void greyValuesStayAsStored() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }
    Pixels pixels = read(encoded(image, "png"), "image/png").pages().get(0).paint();
    assertThat(pixels.channels()).isEqualTo(1);
    for (int x = 0; x < 256; x++) {
      assertThat(pixels.get(x, 0, 0)).isEqualTo(x);
    }
  }

  @Test
  void sixteenBitsOfGreyBecomeEight() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setSample(0, 0, 0, 100 * 257);
    image.getRaster().setSample(1, 0, 0, 65535);
    Pixels pixels = read(encoded(image, "png"), "image/png").pages().get(0).paint();
    assertThat(pixels.get(0, 0, 0)).isEqualTo(100);
    assertThat(pixels.get(1, 0, 0)).isEqualTo(255);
  }

  @Test
  void transparencyShowsWhite() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0xFFFF0000);
    Pixels pixels = read(encoded(image, "png"), "image/png").pages().get(0).paint();
    assertThat(rgb(pixels, 0, 0)).isEqualTo(0xFF0000);
    assertThat(rgb(pixels, 1, 0)).isEqualTo(0xFFFFFF);
  }

  @Test
  void aTiffFileHasAPageForEachImage() throws Exception {
    Path file = Files.write(folder.resolve("a.tif"), tiff(10, 20, 30));
    Fixed content = (Fixed) new ImageReaderProvider().reader().read(Source.file(file), Pdfs.DPI_72);
    assertThat(content.pages().stream().map(PageSource::width)).containsExactly(10, 20, 30);
    for (PageSource page : content.pages()) {
      assertThat(page.paint().width()).isEqualTo(page.width());
    }
    content.close();
    Files.delete(file);
    assertThatThrownBy(() -> content.pages().get(0).paint())
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageStartingWith("a.tif, page 1");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 16, 8, 0, 0", "2, 16, 8, 15, 0", "3, 16, 8, 15, 7", "4, 16, 8, 0, 7",
    "5, 8, 16, 0, 0", "6, 8, 16, 7, 0", "7, 8, 16, 7, 15", "8, 8, 16, 0, 15"
  })
  void exifTellsWhereTheFirstStoredPixelBelongs(int code, int width, int height, int x, int y) {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 16 * 8; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, i % 16 < 4 && i / 16 < 4 ? 0 : 255);
    }
    PageSource page =
        read(withOrientation(encoded(image, "jpg"), code), "image/jpeg").pages().get(0);
    assertThat(page.width()).isEqualTo(width);
    assertThat(page.height()).isEqualTo(height);
    Pixels pixels = page.paint();
    assertThat(pixels.width()).isEqualTo(width);
    assertThat(Ink.bounds(pixels).union(new org.glyphreader.Box(x, y, 1, 1)))
        .isEqualTo(Ink.bounds(pixels));
  }

  @Test
  void damagedExifIsNoReasonToRefuseAnImage() {
    byte[] jpeg = withOrientation(encoded(checkers(16, 8), "jpg"), 6);
    Arrays.fill(jpeg, 16, 20, (byte) 0xFF);
    assertThat(read(jpeg, "image/jpeg").pages().get(0).width()).isEqualTo(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
  void aTruncatedImageIsRefused(String format) {
    byte[] whole = encoded(checkers(64, 64), format);
    for (int tenth = 0; tenth < 10; tenth++) {
      byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);
      assertThatThrownBy(() -> read(part, "image/" + format).pages().get(0).paint())
          .as("%d/10 of %s", tenth, format)
          .isInstanceOf(DocumentFormatException.class)
          .hasMessageStartingWith("an image");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp", "gif", "tiff"})
  void anyDamageEndsInPixelsOrInARefusal(String format) {
    byte[] whole = encoded(checkers(32, 32), format);
    java.util.Random random = new java.util.Random(3);
    for (int i = 0; i < 150; i++) {
      byte[] damaged = whole.clone();
      for (int j = 0; j < 1 + i % 4; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        for (PageSource page : read(damaged, "image/" + format).pages()) {
          assertThat(page.paint().width()).isEqualTo(page.width());
        }
      } catch (DocumentFormatException refused) {
        assertThat(refused).hasMessageStartingWith("an image");
      }
    }
  }

  @Test
  void aWrongExtensionIsRefusedWithTheRightOne() throws Exception {
    Path file = Files.write(folder.resolve("a.png"), encoded(checkers(8, 8), "jpg"));
    assertThatThrownBy(
            () -> new ImageReaderProvider().reader().read(Source.file(file), Pdfs.DPI_72))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(
            "a.png should be image/png but holds image/jpeg; rename it or give .as(\"image/jpeg\")");
    Source right = Source.file(file).as("image/jpeg");
    assertThat(new ImageReaderProvider().reader().read(right, Pdfs.DPI_72))
        .isInstanceOfSatisfying(Fixed.class, content -> assertThat(content.pages()).hasSize(1));
  }

  @Test
  void whatIsNoImageIsRefused() {
    assertThatThrownBy(() -> read(new byte[0], "image/png"))
        .hasMessage("an image is empty, not an image");
    assertThatThrownBy(() -> read("no image".getBytes(), "image/png"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("is no PNG, JPEG, TIFF, BMP or GIF image");
  }

  @Test
  void aPixelBombIsRefusedByItsHeader() {
    byte[] png = encoded(checkers(8, 8), "png");
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 50_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    assertThatThrownBy(() -> read(png, "image/png"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessage(
            "an image, page 1 holds an image of 60000 × 50000 = 3000000000 px; at most 100000000 are"
                + " read: scale it down");
  }

  @Test
  void aTiffPixelBombIsRefusedByItsHeader() {
    byte[] tiff = {
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      9, // nine entries follow
      1,
      0,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      (byte) 0xEA,
      0x60, // width 60,000
      1,
      1,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      (byte) 0xC3,
      0x50, // height 50,000
      1,
      2,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      8,
      0,
      0, // 8 bits per sample
      1,
      3,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      8,
      0,
      0, // deflated
      1,
      6,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      1,
      0,
      0, // black is zero
      1,
      17,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      122, // where the strip begins
      1,
      21,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      1,
      0,
      0, // one sample
      1,
      22,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      (byte) 0xC3,
      0x50, // rows of the strip
      1,
      23,
      0,
      4,
      0,
      0,
      0,
      1,
      0,
      0,
      0,
      8, // its bytes
      0,
      0,
      0,
      0,
      0x78,
      (byte) 0x9C,
      3,
      0,
      0,
      0,
      0,
      1
    };
    assertThatThrownBy(() -> read(tiff, "image/tiff"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("60000 \u00D7 50000")
        .hasMessageContaining("scale it down");
  }

  @Test
  void aLoopOfTiffImagesIsRefused() {
    byte[] tiff = {
      'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0, 0, 3, 0, 0, 0, 1, 0, 9, 0, 0, 0, 0, 0, 8
    };
    assertThatThrownBy(() -> read(tiff, "image/tiff"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("a loop in its chain of images");
  }

  @Test
  void anAnimationIsRefused() throws Exception {
    assertThatThrownBy(() -> read(sequence("gif", 10, 10, 10), "image/gif"))
        .isInstanceOf(DocumentFormatException.class)
        .hasMessageContaining("an animation of 3 frames");
  }

  @Test
  void theProvidersAreFoundAndKnowTheirFiles() {
    List<String> found =
        ServiceLoader.load(DocumentReaderProvider.class).stream()
            .map(provider -> provider.type().getSimpleName())
            .toList();
    assertThat(found)
        .contains("SourceCodeReaderProvider", "PdfReaderProvider", "ImageReaderProvider");
    ImageReaderProvider provider = new ImageReaderProvider();
    assertThat(provider.mediaTypeOf("a.JPG")).contains("image/jpeg");
    assertThat(provider.mediaTypeOf("a.tif")).contains("image/tiff");
    assertThat(provider.mediaTypeOf("a.txt")).isEmpty();
    assertThat(provider.mediaTypes())
        .containsExactlyInAnyOrder(
            "image/png", "image/jpeg", "image/tiff", "image/bmp", "image/gif");
  }

  private static Fixed read(byte[] bytes, String mediaType) {
    Source source = Source.stream(new ByteArrayInputStream(bytes), "an image", mediaType);
    return (Fixed) new ImageReaderProvider().reader().read(source, Pdfs.DPI_72);
  }

  private static BufferedImage checkers(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, (x * 7 + y * 3) % 5 == 0 ? 0xCC3300 : x < y ? 0x336699 : 0xFFFFFF);
      }
    }
    return image;
  }

  private static int rgb(Pixels pixels, int x, int y) {
    return pixels.get(x, y, 0) << 16 | pixels.get(x, y, 1) << 8 | pixels.get(x, y, 2);
  }

  private static byte[] encoded(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertThat(ImageIO.write(image, format, out)).isTrue();
      return out.toByteArray();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] tiff(int... widths) throws IOException {
    return sequence("tiff", widths);
  }

  private static byte[] sequence(String format, int... widths) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int width : widths) {
        writer.writeToSequence(new IIOImage(checkers(width, 10), null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The JPEG with an EXIF segment of one entry behind its first marker. */
  private static byte[] withOrientation(byte[] jpeg, int code) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
    out.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) 34);
    out.put("Exif\0\0".getBytes()).put("MM\0*".getBytes()).putInt(8).putShort((short) 1);
    out.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) code);
    out.putShort((short) 0).putInt(0);
    return out.put(jpeg, 2, jpeg.length - 2).array();
  }
}
