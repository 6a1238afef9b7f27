package org.glyphreader.documents;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.Pixels;
import org.glyphreader.spi.PageSource;
import org.glyphreader.spi.TextLayer;

/** An image as a page, decoded each time it is painted. Safe for use by several threads. */
final class ImagePage implements PageSource {

  private final ImageData data;
  private final ImageFormat format;
  private final int index;
  private final int storedWidth;
  private final int storedHeight;
  private final Orientation orientation;

  ImagePage(
      ImageData data,
      ImageFormat format,
      int index,
      int storedWidth,
      int storedHeight,
      Orientation orientation) {
    this.data = data;
    this.format = format;
    this.index = index;
    this.storedWidth = storedWidth;
    this.storedHeight = storedHeight;
    this.orientation = orientation;
  }

  @Override
  public int width() {
    return orientation.swapsSides() ? storedHeight : storedWidth;
  }

  @Override
  public int height() {
    return orientation.swapsSides() ? storedWidth : storedHeight;
  }

  @Override
  public Optional<TextLayer> textLayer() {
    return Optional.empty();
  }

  @Override
  public Pixels paint() {
    return Guard.run(toString(), () -> orientation.apply(ImagePixels.of(decode())));
  }

  private BufferedImage decode() throws IOException {
    ImageReader reader = format.newReader();
    boolean[] truncated = new boolean[1];
    reader.addIIOReadWarningListener(
        (source, warning) -> truncated[0] |= tellsOfTruncation(warning));
    try (ImageInputStream in = data.open()) {
      reader.setInput(in, false, true);
      BufferedImage image = reader.read(index);
      if (truncated[0]) {
        throw new EOFException("the file ends before the image does");
      }
      if (image.getWidth() != storedWidth || image.getHeight() != storedHeight) {
        throw new IOException("the image is not as large as its header says");
      }
      return image;
    } catch (IIOException e) {
      throw translated(e);
    } finally {
      reader.dispose();
    }
  }

  private static boolean tellsOfTruncation(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("premature") || lower.contains("truncated");
  }

  private IOException translated(IIOException e) {
    if (String.valueOf(e.getMessage()).contains("Unsupported Image Type")) {
      throw new DocumentFormatException(
          this + " has colours that the JDK does not decode (CMYK); save it as RGB", e);
    }
    return e;
  }

  @Override
  public String toString() {
    return data.name() + ", page " + (index + 1);
  }
}
