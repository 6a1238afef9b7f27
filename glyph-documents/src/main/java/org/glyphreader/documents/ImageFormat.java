package org.glyphreader.documents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.glyphreader.DocumentFormatException;

/** The image formats that the JDK reads. */
enum ImageFormat {
  PNG("image/png", List.of("png"), "\u0089PNG\r\n\u001A\n"),
  JPEG("image/jpeg", List.of("jpg", "jpeg", "jpe"), "\u00FF\u00D8\u00FF"),
  TIFF("image/tiff", List.of("tif", "tiff"), "II*\0", "MM\0*"),
  BMP("image/bmp", List.of("bmp", "dib"), "BM"),
  GIF("image/gif", List.of("gif"), "GIF87a", "GIF89a");

  /** How many bytes of a file tell its format. */
  static final int MAGIC_LENGTH = 8;

  private final String mediaType;
  private final List<String> extensions;
  private final List<byte[]> magics;

  ImageFormat(String mediaType, List<String> extensions, String... magics) {
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.magics =
        Arrays.stream(magics).map(magic -> magic.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  String mediaType() {
    return mediaType;
  }

  static Optional<ImageFormat> ofMediaType(String mediaType) {
    return Arrays.stream(values()).filter(f -> f.mediaType.equals(mediaType)).findFirst();
  }

  static Optional<ImageFormat> ofFile(String fileName) {
    return FileNames.extension(fileName)
        .flatMap(
            extension ->
                Arrays.stream(values()).filter(f -> f.extensions.contains(extension)).findFirst());
  }

  /** The format of a file that begins with {@code head}. */
  static Optional<ImageFormat> ofHead(byte[] head) {
    return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
  }

  private boolean begins(byte[] head) {
    return magics.stream()
        .anyMatch(
            magic ->
                head.length >= magic.length
                    && Arrays.equals(magic, Arrays.copyOf(head, magic.length)));
  }

  /** A new reader: the JDK's own, whatever plug-ins the class path holds. */
  ImageReader newReader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(name());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return reader;
      }
      reader.dispose();
    }
    throw new DocumentFormatException(
        "This Java runtime has no reader for "
            + mediaType
            + "; use a JDK with module java.desktop");
  }
}
