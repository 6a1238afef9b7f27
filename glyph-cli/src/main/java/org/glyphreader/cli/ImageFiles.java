package org.glyphreader.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;

/** Reads image files as they are: neither scaled nor turned. */
final class ImageFiles {

  private static final long MAX_PIXELS = 100_000_000;

  private ImageFiles() {}

  static Pixels read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DocumentFormatException(file + " does not exist or is no file");
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new DocumentFormatException(
            file + " is no image; PNG, JPEG, TIFF, GIF and BMP can be read");
      }
      return Pixels.of(read(file, in, readers.next()));
    } catch (IOException | RuntimeException e) {
      throw e instanceof DocumentFormatException known
          ? known
          : new DocumentFormatException(file + " is a damaged image: " + e.getMessage(), e);
    }
  }

  private static BufferedImage read(Path file, ImageInputStream in, ImageReader reader)
      throws IOException {
    try {
      reader.setInput(in, true, true);
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MAX_PIXELS) {
        throw new DocumentFormatException(
            "%s has %d px; at most %d can be read".formatted(file, pixels, MAX_PIXELS));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }
}
