package org.glyphreader.documents;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.Fixed;
import org.glyphreader.spi.PageSource;

/** Reads the headers of images; what they show is decoded when a page is painted. */
final class ImageDocumentReader implements DocumentReader {

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    ImageData data = ImageData.of(source);
    return Guard.run(
        source.name(),
        () -> {
          try (ImageInputStream in = data.open()) {
            ImageFormat format = format(source, in);
            return new Fixed(pages(data, format, in));
          } catch (FileNotFoundException | NoSuchFileException e) {
            throw Bytes.unreadable(source, e);
          }
        });
  }

  private static ImageFormat format(Source source, ImageInputStream in) throws IOException {
    byte[] head = new byte[ImageFormat.MAGIC_LENGTH];
    int count = Math.max(0, in.read(head));
    if (count == 0) {
      throw new DocumentFormatException(source + " is empty, not an image");
    }
    ImageFormat actual =
        ImageFormat.ofHead(head)
            .orElseThrow(
                () ->
                    new DocumentFormatException(
                        source
                            + " is no PNG, JPEG, TIFF, BMP or GIF image, or its head is damaged"));
    Optional<ImageFormat> named =
        source.mediaType().flatMap(ImageFormat::ofMediaType).or(() -> byName(source));
    if (named.isPresent() && named.get() != actual) {
      throw new DocumentFormatException(
          String.format(
              "%s should be %s but holds %s; rename it or give .as(\"%s\")",
              source, named.get().mediaType(), actual.mediaType(), actual.mediaType()));
    }
    return actual;
  }

  private static Optional<ImageFormat> byName(Source source) {
    return source.mediaType().isPresent() ? Optional.empty() : ImageFormat.ofFile(source.name());
  }

  private static List<PageSource> pages(ImageData data, ImageFormat format, ImageInputStream in)
      throws IOException {
    List<Orientation> orientations = orientations(data.name(), format, in);
    in.seek(0);
    ImageReader reader = format.newReader();
    try {
      reader.setInput(in, false, true);
      if (format == ImageFormat.GIF && reader.getNumImages(true) > 1) {
        throw new DocumentFormatException(
            data.name()
                + " is an animation of "
                + reader.getNumImages(true)
                + " frames; save the frame to be read as an image of its own");
      }
      List<PageSource> pages = new ArrayList<>();
      for (int i = 0; i < orientations.size(); i++) {
        int width = reader.getWidth(i);
        int height = reader.getHeight(i);
        Limits.checkImage(data.name() + ", page " + (i + 1), width, height);
        pages.add(new ImagePage(data, format, i, width, height, orientations.get(i)));
      }
      return pages;
    } finally {
      reader.dispose();
    }
  }

  /** One for each image of the file. */
  private static List<Orientation> orientations(
      String name, ImageFormat format, ImageInputStream in) throws IOException {
    if (format == ImageFormat.TIFF) {
      List<Orientation> all = TiffDirectories.read(name, in, 0, Limits.PAGES);
      if (all.isEmpty()) {
        throw new DocumentFormatException(name + " has no pages");
      }
      return all;
    }
    return Collections.singletonList(
        format == ImageFormat.JPEG ? JpegOrientation.read(in) : Orientation.AS_STORED);
  }
}
