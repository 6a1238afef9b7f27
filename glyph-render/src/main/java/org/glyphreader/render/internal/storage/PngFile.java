package org.glyphreader.render.internal.storage;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;

/** Pages as PNG files. Nothing is cached on disk, whatever ImageIO's settings are. */
final class PngFile {

  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int HEADER = 0x49484452;

  private PngFile() {}

  static void write(Pixels pixels, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (OutputStream out = Files.newOutputStream(file);
        MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(cache);
      writer.write(pixels.toImage());
    } finally {
      writer.dispose();
    }
  }

  /**
   * Checks that a file begins as a PNG image of this size does, without decoding it.
   *
   * @throws DocumentFormatException if it does not
   */
  static void check(Path file, int width, int height) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DocumentFormatException(file + " is missing; the document is incomplete");
    }
    try (InputStream in = Files.newInputStream(file);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 64))) {
      boolean png = data.readLong() == SIGNATURE && data.readInt() > 0 && data.readInt() == HEADER;
      if (!png) {
        throw damaged(file, "it is no PNG image", null);
      }
      int w = data.readInt();
      int h = data.readInt();
      if (w != width || h != height) {
        throw damaged(
            file,
            "it has " + w + " × " + h + " px where document.json says " + width + " × " + height,
            null);
      }
    } catch (IOException e) {
      throw damaged(file, "it ends too early or cannot be read", e);
    }
  }

  /**
   * The pixels of a file.
   *
   * @throws DocumentFormatException if it is missing, damaged, or of another size
   */
  static Pixels read(Path file, int width, int height) {
    check(file, width, height);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (InputStream in = Files.newInputStream(file);
        MemoryCacheImageInputStream cache = new MemoryCacheImageInputStream(in)) {
      reader.setInput(cache, true, true);
      BufferedImage image = reader.read(0);
      return Pixels.of(image);
    } catch (IOException | RuntimeException e) {
      throw damaged(file, "it cannot be decoded (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }

  private static DocumentFormatException damaged(Path file, String why, Exception cause) {
    return new DocumentFormatException(
        file + " is damaged: " + why + "; save the document again", cause);
  }
}
