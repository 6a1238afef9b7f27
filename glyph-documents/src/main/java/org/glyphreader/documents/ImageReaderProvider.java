package org.glyphreader.documents;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.DocumentReaderProvider;

/**
 * Reads PNG, JPEG, TIFF, BMP and GIF images as pages of their own size in px, whatever the
 * configuration's {@code dpi}; a TIFF file has a page for each of its images. The orientation that
 * EXIF or TIFF tells is honoured, transparency shows white. Pages have no text layer.
 *
 * <p>Only headers are read at once; a file is opened again each time a page is painted, so that
 * nothing stays open. Streams are held in memory, up to 512 MiB. Refused are images above 100
 * million px, files of more than 10,000 images, animations, CMYK colours, files whose content is
 * not what their media type or extension says, and damaged or truncated ones (some only when they
 * are painted).
 *
 * <p>Safe for use by several threads; pages are painted in parallel.
 */
public final class ImageReaderProvider implements DocumentReaderProvider {

  /** Called by {@link java.util.ServiceLoader}. */
  public ImageReaderProvider() {}

  @Override
  public Set<String> mediaTypes() {
    return Arrays.stream(ImageFormat.values())
        .map(ImageFormat::mediaType)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<String> mediaTypeOf(String fileName) {
    return ImageFormat.ofFile(fileName).map(ImageFormat::mediaType);
  }

  @Override
  public DocumentReader reader() {
    return new ImageDocumentReader();
  }
}
