package org.glyphreader.render.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glyphreader.DocumentFormatException;
import org.glyphreader.RenderConfig;
import org.glyphreader.Source;
import org.glyphreader.spi.DocumentContent;
import org.glyphreader.spi.DocumentReader;
import org.glyphreader.spi.Flow;

/** Reads plain text: bounded, decoded strictly, line ends kept. */
public final class PlainTextReader implements DocumentReader {

  private static final int LIMIT_MIB = 128;
  private static final int LIMIT = LIMIT_MIB << 20;

  @Override
  public DocumentContent read(Source source, RenderConfig config) {
    String text = source.text().orElse(null);
    if (text == null) {
      text = decoded(source);
    } else if (text.startsWith("\uFEFF")) {
      text = text.substring(1);
    }
    if (text.isEmpty()) {
      throw new DocumentFormatException(source.name() + " is empty; there is nothing to read");
    }
    return Flow.plain(text);
  }

  private static String decoded(Source source) {
    try {
      Path file = source.file().orElse(null);
      if (file != null && Files.size(file) > LIMIT) {
        throw tooLarge(source.name(), Files.size(file) + " bytes");
      }
      try (InputStream in = source.open()) {
        return TextDecoder.decode(in, source.name(), LIMIT);
      }
    } catch (IOException e) {
      throw new DocumentFormatException(source.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  static DocumentFormatException tooLarge(String name, String size) {
    return new DocumentFormatException(
        name
            + " has "
            + size
            + "; a text may have "
            + LIMIT_MIB
            + " MiB. Split it and compress the parts as several sources");
  }
}
